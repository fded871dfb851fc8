using Microsoft.AspNetCore.Components;

namespace ResidencyHub.Web.Kit;

/// <summary>How a status stands; the style sheet gives each tone a colour and a sign of its own.</summary>
public enum Tone { Idle, Good, Wait, Bad, Info }

/// <summary>A status as a table's cell shows it.</summary>
public sealed record Status(Tone Tone, string Text);

/// <summary>A status: a word, with a colour and a sign. The word alone says it all.</summary>
public sealed partial class StatusWord
{
    [Parameter] public Tone Tone { get; set; }

    [Parameter, EditorRequired] public string Text { get; set; } = "";

    private string Css => CssOf(Tone);

    internal static string CssOf(Tone tone) => tone switch
    {
        Tone.Good => "word good",
        Tone.Wait => "word wait",
        Tone.Bad => "word bad",
        Tone.Info => "word info",
        _ => "word",
    };
}
