namespace ResidencyHub.Application.Directory;

/// <summary>What an official file changes, in numbers with a few examples each.</summary>
public sealed class DirectoryTally
{
    /// <summary>One kind of change: how many, and the first few by name.</summary>
    public sealed class Kind
    {
        public int Count { get; internal set; }
        public List<string> Examples { get; } = [];
    }

    /// <summary>A state of which the file has so little that it looks like an extract.</summary>
    /// <param name="State">Two letters.</param>
    /// <param name="InFile">How many the file has.</param>
    /// <param name="Absent">How many open ones of the directory it has not.</param>
    public sealed record ThinState(string State, int InFile, int Absent);

    public Kind New { get; } = new();
    public Kind Renamed { get; } = new();
    public Kind Changed { get; } = new();
    public Kind Ended { get; } = new();
    public Kind Reopened { get; } = new();
    public int Unchanged { get; internal set; }

    /// <summary>Rows on which people here had changed something; the file left that alone.</summary>
    public int EditsKept { get; internal set; }

    /// <summary>Districts that a file of schools names and the directory did not have.</summary>
    public int DistrictsMade { get; internal set; }

    /// <summary>Where nothing ends unless a person says that the file is the whole list.</summary>
    public List<ThinState> Thin { get; } = [];

    /// <summary>How many rows of the directory are written.</summary>
    public int Touched => New.Count + Renamed.Count + Changed.Count + Ended.Count + Reopened.Count + DistrictsMade;

    public string Words => $"{New.Count:N0} new, {Renamed.Count:N0} renamed, {Changed.Count:N0} changed, {Ended.Count:N0} ended, {Reopened.Count:N0} open again, {Unchanged:N0} unchanged; edits kept on {EditsKept:N0}";
}
