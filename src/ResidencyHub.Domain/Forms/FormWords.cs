namespace ResidencyHub.Domain.Forms;

/// <summary>The words that people read for forms.</summary>
public static class FormWords
{
    public static string Of(FieldType type) => type switch
    {
        FieldType.Text => "Text",
        FieldType.Choice => "Choice",
        FieldType.Scale => "Scale",
        FieldType.Rubric => "Rows of a rubric",
        FieldType.Evidence => "Evidence",
        FieldType.TimeLog => "Time log",
        FieldType.File => "File",
        FieldType.Signature => "Signature",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>Who reads answers besides whoever wrote them.</summary>
    public static string Of(FormAudience audience) => audience switch
    {
        FormAudience.Program => "the program’s coordinators",
        FormAudience.Supervision => "the program’s coordinators and the university supervisor",
        FormAudience.Team => "coordinators, university supervisor and mentor",
        FormAudience.Everyone => "coordinators, university supervisor, mentor and the resident",
        _ => throw new ArgumentOutOfRangeException(nameof(audience)),
    };
}
