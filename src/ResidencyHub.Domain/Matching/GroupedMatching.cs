namespace ResidencyHub.Domain.Matching;
internal static class GroupedMatching { public static MatchingResult Solve(MatchingModel model, CancellationToken stop) => throw new NotImplementedException(); }
