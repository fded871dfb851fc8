using Bunit;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Tests.Kit;

public sealed class FieldTests : KitContext
{
    private static readonly FieldError[] Errors = [new("School", "Choose the school that hosts the resident.")];

    [Fact]
    public void An_error_is_tied_to_its_field_and_what_was_typed_stays()
    {
        var field = Render<FieldText>(p => p.Add(f => f.Name, "Input.School").Add(f => f.Label, "School").Add(f => f.Hint, "Three letters are enough.")
            .Add(f => f.Errors, Errors).Add(f => f.Value, "Linc").Add(f => f.Required, true).Add(f => f.Autocomplete, "organization").AddUnmatched("maxlength", 80));
        var input = field.Find("input");
        input.GetAttribute("value").ShouldBe("Linc");
        input.GetAttribute("aria-invalid").ShouldBe("true");
        input.GetAttribute("maxlength").ShouldBe("80");
        input.HasAttribute("required").ShouldBeTrue();
        input.GetAttribute("aria-describedby")!.Split(' ').Select(id => field.Find($"[id='{id}']").TextContent)
            .ShouldBe(["Three letters are enough.", "Choose the school that hosts the resident."]);
        field.Find("label").GetAttribute("for").ShouldBe(input.Id);
        field.Markup.ShouldNotContain("optional");
    }

    [Fact]
    public void A_field_without_error_says_nothing_of_errors()
    {
        var field = Render<FieldText>(p => p.Add(f => f.Name, "Mentor").Add(f => f.Label, "Mentor").Add(f => f.Errors, Errors));
        field.Find("input").HasAttribute("aria-invalid").ShouldBeFalse();
        field.Find("input").HasAttribute("aria-describedby").ShouldBeFalse();
        field.Find("label").TextContent.ShouldBe("Mentor optional");
    }

    [Fact]
    public void Every_kind_of_field_gives_back_its_value()
    {
        Choice[] schools = [("a", "Adams"), new("b", "Bayside", "Harbor City"), new("c", "Carver", "Harbor City")];
        var select = Render<FieldSelect>(p => p.Add(f => f.Name, "s").Add(f => f.Label, "School").Add(f => f.Options, schools).Add(f => f.Value, "b"));
        select.Find("option[selected]").TextContent.ShouldBe("Bayside");
        select.FindAll("optgroup[label='Harbor City'] option").Count.ShouldBe(2);
        select.FindAll("option").Count.ShouldBe(4);

        Render<FieldArea>(p => p.Add(f => f.Name, "t").Add(f => f.Label, "Text").Add(f => f.Value, "</textarea><b>")).Find("textarea").GetAttribute("value").ShouldBe("</textarea><b>");
        Render<FieldDate>(p => p.Add(f => f.Name, "d").Add(f => f.Label, "Day").Add(f => f.Value, new DateOnly(2026, 8, 17))).Find("input").GetAttribute("value").ShouldBe("2026-08-17");
        Render<FieldDate>(p => p.Add(f => f.Name, "d").Add(f => f.Label, "Day").Add(f => f.Raw, "soon")).Find("input").GetAttribute("value").ShouldBe("soon");
        Render<FieldCheck>(p => p.Add(f => f.Name, "c").Add(f => f.Label, "Agreed").Add(f => f.Checked, true)).Find("input").HasAttribute("checked").ShouldBeTrue();
        Render<FieldText>(p => p.Add(f => f.Name, "p").Add(f => f.Label, "Password").Add(f => f.Type, "password").Add(f => f.Value, "secret")).Markup.ShouldNotContain("secret");
    }

    [Fact]
    public void Tiles_are_one_group_of_radios_with_its_question()
    {
        var tiles = Render<Choices>(p => p.Add(f => f.Name, "met").Add(f => f.Label, "Did you meet?").Add(f => f.Options, [("yes", "Yes"), ("no", "No")]).Add(f => f.Value, "no").Add(f => f.Error, "Say whether you met."));
        tiles.Find("fieldset > legend").TextContent.ShouldStartWith("Did you meet?");
        tiles.Find("input[checked]").GetAttribute("value").ShouldBe("no");
        tiles.Find($"#{tiles.Find("fieldset").GetAttribute("aria-describedby")}").TextContent.ShouldBe("Say whether you met.");
    }

    [Fact]
    public void A_form_lists_its_errors_and_hands_them_to_its_fields()
    {
        var sent = 0;
        var form = Render<HubForm>(p => p.Add(f => f.FormName, "request").Add(f => f.OnSubmit, () => sent++).Add(f => f.Draft, "placement/request").Add(f => f.Errors, Errors).Add(f => f.Prefix, "Input")
            .AddChildContent<FieldText>(c => c.Add(f => f.Name, "Input.School").Add(f => f.Label, "School")));
        form.Find("[role=alert] a").GetAttribute("href").ShouldEndWith("#Input.School");
        form.Find("input[id='Input.School']").GetAttribute("aria-invalid").ShouldBe("true");
        form.Find("form").GetAttribute("data-draft").ShouldBe("placement/request");
        form.Find("input[name=__RequestVerificationToken]").GetAttribute("value").ShouldBe("token");
        form.Find("[data-saved]");
        form.Find("form").Submit();
        sent.ShouldBe(1);
    }
}
