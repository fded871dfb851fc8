using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Web.Api;

/// <summary>Every kind of outcome as HTTP says it: once, for the whole API.</summary>
public static class OutcomeHttp
{
    public static IResult Of<T>(Outcome<T> outcome) => outcome switch
    {
        Outcome<T>.Done done => Results.Ok(done.Value),
        Outcome<T>.Invalid invalid => Results.ValidationProblem(
            invalid.Errors.GroupBy(e => e.Field).ToDictionary(g => g.Key, g => g.Select(e => e.Words).ToArray(), StringComparer.Ordinal), statusCode: StatusCodes.Status422UnprocessableEntity, title: "Something in the request is missing or not well formed"),
        Outcome<T>.Refused refused => Results.Problem(refused.Words, statusCode: StatusCodes.Status409Conflict, title: "A rule says no", extensions: With("rule", refused.Rule)),
        Outcome<T>.Conflict conflict => Results.Problem("Somebody else changed it meanwhile; nothing was written.", statusCode: StatusCodes.Status409Conflict, title: "Two versions", extensions: With("values", conflict.Values)),
        Outcome<T>.NotFound => Results.Problem("There is no such thing within what this token sees.", statusCode: StatusCodes.Status404NotFound, title: "Not found"),
        _ => Results.Problem("The token's role does not include this.", statusCode: StatusCodes.Status403Forbidden, title: "Not in this role"),
    };

    private static Dictionary<string, object?> With(string name, object? value) => new(StringComparer.Ordinal) { [name] = value };
}
