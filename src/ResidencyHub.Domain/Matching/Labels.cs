namespace ResidencyHub.Domain.Matching;

internal enum NodeSort { Resident, Opening, Kind, Site, Sink }

internal readonly record struct Node(NodeSort Sort, int Number)
{
    public static Node Sink => new(NodeSort.Sink, 0);

    public static Node Resident(int number) => new(NodeSort.Resident, number);

    public static Node Opening(int number) => new(NodeSort.Opening, number);

    public static Node Kind(int number) => new(NodeSort.Kind, number);

    public static Node Site(int number) => new(NodeSort.Site, number);
}

/// <summary>Distances and predecessors of one search, with a queue of what is still to be visited.</summary>
internal sealed class Labels
{
    private const long Far = long.MaxValue / 2;
    private readonly long[][] _distance;
    private readonly Node[][] _before;
    private readonly bool[][] _done;
    private readonly Stack<Node> _here = [];   // as near as the node being visited: no need to queue
    private readonly PriorityQueue<Node, long> _queue = new();
    private long _now;

    public Labels(int residents, int openings, int kinds, int sites)
    {
        int[] sizes = [residents, openings, kinds, sites, 1];
        (_distance, _before, _done) = (Array.ConvertAll(sizes, n => new long[n]), Array.ConvertAll(sizes, n => new Node[n]), Array.ConvertAll(sizes, n => new bool[n]));
    }

    public List<(int Resident, int Opening)> Moves { get; } = [];

    public long[] OpeningDistance => _distance[(int)NodeSort.Opening];

    public long[] Distances(NodeSort sort) => _distance[(int)sort];

    public long Distance(Node node) => _distance[(int)node.Sort][node.Number];

    public Node Before(Node node) => _before[(int)node.Sort][node.Number];

    public void Clear()
    {
        Array.ForEach(_distance, d => Array.Fill(d, Far));
        Array.ForEach(_done, Array.Clear);
        _queue.Clear();
        _here.Clear();
        _now = 0;
    }

    public void Offer(Node node, long distance, Node before)
    {
        ref var known = ref _distance[(int)node.Sort][node.Number];
        if (distance >= known)
            return;
        known = distance;
        _before[(int)node.Sort][node.Number] = before;
        if (distance == _now)
            _here.Push(node);
        else
            _queue.Enqueue(node, distance);
    }

    /// <summary>As <see cref="Offer"/>, where the caller knows it to be nearer.</summary>
    public void OfferOpening(int o, long distance, Node before)
    {
        _distance[(int)NodeSort.Opening][o] = distance;
        _before[(int)NodeSort.Opening][o] = before;
        if (distance == _now)
            _here.Push(Node.Opening(o));
        else
            _queue.Enqueue(Node.Opening(o), distance);
    }

    public bool TryTake(out Node node, out long distance)
    {
        while (_here.TryPop(out node) || _queue.TryDequeue(out node, out _))
        {
            ref var done = ref _done[(int)node.Sort][node.Number];
            if (done)
                continue;
            done = true;
            distance = _now = Distance(node);
            return true;
        }
        distance = Far;
        return false;
    }
}
