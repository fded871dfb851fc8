using ResidencyHub.Application.Interchange.Sheets;

namespace ResidencyHub.Application.Tests.Interchange.Sheets;

public sealed class ColumnGuessTests
{
    private static readonly ImportField[] Fields =
    [
        new("cohort", "Cohort", true, ["Term", "Cohort/term", "Semester"], FieldKind.Text),
        new("resident.name", "Resident", true, ["Name", "Resident name", "Candidate", "Teacher candidate", "Student teacher", "Trainee"], FieldKind.PersonName),
        new("resident.id", "Program id", false, ["Id", "Student id", "Candidate id", "provider_trainee_id", "TRN", "sourcedId"], FieldKind.Text),
        new("resident.email", "E-mail", true, ["Resident e-mail", "Candidate e-mail", "Student e-mail"], FieldKind.Email),
        new("resident.phone", "Phone", false, ["Cell phone", "Phone number"], FieldKind.Phone),
        new("program", "Program", false, ["Degree program"], FieldKind.Text),
        new("certification", "Certification area", false, ["Certification", "Licensure area", "Endorsement"], FieldKind.Text),
        new("district", "District", true, ["District name", "LEA"], FieldKind.Text),
        new("district.id", "District id", false, ["LEAID", "NCES district id"], FieldKind.DistrictId),
        new("school", "School", true, ["School name", "Placement school", "Campus"], FieldKind.Text),
        new("school.id", "School id", false, ["NCES id", "NCESSCH", "NCES school id"], FieldKind.SchoolId),
        new("grade", "Grade", false, ["Grade level", "Grades"], FieldKind.Grades),
        new("mentor.name", "Mentor", false, ["Mentor name", "Mentor teacher", "Cooperating teacher", "CT"], FieldKind.PersonName),
        new("mentor.email", "Mentor e-mail", false, ["Cooperating teacher e-mail", "CT e-mail"], FieldKind.Email),
        new("principal", "Principal", false, ["School leader"], FieldKind.PersonName),
        new("approved", "Principal approval date", false, ["Approved on"], FieldKind.Date),
        new("agreement", "Agreement received date", false, ["Agreement received", "MOU received"], FieldKind.Date),
        new("supervisor", "University supervisor", false, ["Supervisor", "Field supervisor"], FieldKind.PersonName),
        new("start", "Start", false, ["Start date", "Placement start", "itt_start_date", "Trainee ITT start date"], FieldKind.Date),
        new("end", "End", false, ["End date", "itt_end_date"], FieldKind.Date),
        new("days", "Days of the week", false, ["Days"], FieldKind.Text),
        new("notes", "Notes", false, ["Comments", "Remarks"], FieldKind.Text),
    ];

    private static Dictionary<string, string?> Map(string[] headers, params string[][] rows)
        => Guess(headers, rows).ToDictionary(g => g.Header, g => g.Field?.Key);

    private static IReadOnlyList<ColumnGuess> Guess(string[] headers, params string[][] rows)
    {
        var guesses = ColumnGuess.For(headers, [.. rows.Select((r, i) => new SheetRow(i + 2, r))], Fields);
        guesses.Where(g => g.Field is not null).Select(g => g.Field!.Key).ShouldBeUnique();
        guesses.ShouldAllBe(g => g.Words.Length > 0);
        return guesses;
    }

    [Fact]
    public void A_coordinators_sheet_is_mapped_whole()
    {
        var map = Map(["Cohort/Term", "Name", "ID", "Email", "Phone", "Program", "Certification Area", "Level", "District", "School", "Grade/Subject", "Mentor Name", "Mentor Email", "Principal", "Principal Approval Date", "Agreement Received Date", "Supervisor", "Start", "End", "Days of the Week", "Notes"]);
        map.ShouldContainKeyAndValue("Cohort/Term", "cohort");
        map.ShouldContainKeyAndValue("Name", "resident.name");
        map.ShouldContainKeyAndValue("ID", "resident.id");
        map.ShouldContainKeyAndValue("Email", "resident.email");
        map.ShouldContainKeyAndValue("Mentor Name", "mentor.name");
        map.ShouldContainKeyAndValue("Mentor Email", "mentor.email");
        map.ShouldContainKeyAndValue("Principal", "principal");
        map.ShouldContainKeyAndValue("Principal Approval Date", "approved");
        map.ShouldContainKeyAndValue("Agreement Received Date", "agreement");
        map.ShouldContainKeyAndValue("Supervisor", "supervisor");
        map.ShouldContainKeyAndValue("Days of the Week", "days");
        map.ShouldContainKeyAndValue("Level", null);
        map.Values.Count(v => v is null).ShouldBe(1);
    }

    [Fact]
    public async Task Real_headers_find_their_fields()
    {
        using var placements = await SheetFiles.OpenSampleAsync("bulk_update__placements__complete.csv", new(SkipRows: new HashSet<int> { 2 }));
        var guesses = ColumnGuess.For(placements.Headers, [.. placements.Rows()], Fields);
        guesses[0].Field!.Key.ShouldBe("resident.id");
        guesses[1].Field!.Key.ShouldBe("start");
        guesses[1].IsSure.ShouldBeTrue();
        using var trainees = await SheetFiles.OpenSampleAsync("bulk_update__trainee_uploads__v2026_1__five_trainees.csv");
        var trainee = ColumnGuess.For(trainees.Headers, [.. trainees.Rows()], Fields).ToDictionary(g => g.Header, g => g.Field?.Key);
        trainee["email"].ShouldBe("resident.email");
        trainee["provider_trainee_id"].ShouldBe("resident.id");
        trainee["itt_start_date"].ShouldBe("start");
        trainee["nationality"].ShouldBeNull();
        using var schools = await SheetFiles.OpenSampleAsync("nces-schools-colorado.csv");
        var school = ColumnGuess.For(schools.Headers, [.. schools.Rows().Take(50)], Fields).ToDictionary(g => g.Header, g => g.Field?.Key);
        school["ncessch"].ShouldBe("school.id");
        school["leaid"].ShouldBe("district.id");
        school["school_name"].ShouldBe("school");
    }

    [Fact]
    public void The_second_email_belongs_to_the_mentor_beside_it()
        => Map(["Name", "E-mail", "Mentor", "E-mail (2)"], ["Ann Lee", "ann@x.org", "Bo Ray", "bo@y.org"], ["Cy Fox", "cy@x.org", "Di Poe", "di@y.org"])
            .ShouldContainKeyAndValue("E-mail (2)", "mentor.email");

    [Fact]
    public void Ids_are_known_by_their_digits_and_said_so()
    {
        var guess = Guess(["Building code"], ["080000100214"], ["080000100215"]).Single();
        guess.Field!.Key.ShouldBe("school.id");
        guess.Ground.ShouldBe(GuessGround.Values);
        guess.IsSure.ShouldBeFalse();
        guess.Words.ShouldContain("2 of 2");
    }

    [Fact]
    public void Values_that_contradict_a_name_are_pointed_out_and_slips_of_the_keyboard_forgiven()
    {
        Guess(["Start date"], ["maybe"], ["soon"], ["later"]).Single().IsSure.ShouldBeFalse();
        Guess(["Certificaton area"]).Single().Field!.Key.ShouldBe("certification");
        Guess(["Favourite colour"], ["red"], ["blue"]).Single().Field.ShouldBeNull();
    }
}
