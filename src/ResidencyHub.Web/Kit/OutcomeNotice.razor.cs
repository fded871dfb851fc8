using Microsoft.AspNetCore.Components;
using ResidencyHub.Web.Hosting;

namespace ResidencyHub.Web.Kit;

/// <summary>Says after an action what became of it: what happens next and who was told, or what was wrong, where, and what to do. A success that a post brought about is kept and told by the page to which the browser is then led, so that loading again repeats nothing.</summary>
public sealed partial class OutcomeNotice
{
    /// <summary>Null shows nothing.</summary>
    [Parameter, EditorRequired] public Notice? Notice { get; set; }

    /// <summary>Where a success leads; null stays at the address.</summary>
    [Parameter] public string? Then { get; set; }

    /// <summary>Is part of what the page shows, not what a post has just done.</summary>
    [Parameter] public bool Stays { get; set; }

    /// <summary>The prefix of the form's field names ("Input" for "Input.School").</summary>
    [Parameter] public string? Prefix { get; set; }

    /// <summary>How to take it back; shown only when it was done.</summary>
    [Parameter] public RenderFragment? Undo { get; set; }

    // only a page that is answering a post has one
    [CascadingParameter] private HttpContext? Http { get; set; }

    protected override void OnParametersSet()
    {
        if (Stays || Notice is not Notice.Done done || Http is not { Response.HasStarted: false } http || !HttpMethods.IsPost(http.Request.Method))
            return;
        http.RequestServices.GetRequiredService<NoticeCookie>().Keep(done);
        // NavigateTo would throw in the middle of a render
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = Then ?? $"/{Navigation.ToBaseRelativePath(Navigation.Uri)}";
    }
}
