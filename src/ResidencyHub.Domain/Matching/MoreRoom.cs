namespace ResidencyHub.Domain.Matching;

/// <summary>Room that is added to see who would be placed: to an opening (−1: none) and to a kind of seat with its site (−1: none).</summary>
internal readonly record struct MoreRoom(int Opening, int Residents, int Kind, int Seats);

/// <summary>An engine's standing answer to "and if …?".</summary>
internal interface IWhatIf
{
    /// <summary>How many more the site, the kind of seats and the opening would take, whichever is least; −1 leaves one out.</summary>
    int Free(int site, int kind, int opening);

    /// <summary>Who is placed with more room and was not before.</summary>
    int[] NewlyPlaced(MoreRoom room);

    /// <summary>False where the opening, were it allowed, would surely not take the resident as things stand.</summary>
    bool MightTake(int resident, int opening);

    /// <summary>Whether the resident is placed with barriers lifted and more room.</summary>
    bool Places(int resident, Lift lift, MoreRoom room);
}
