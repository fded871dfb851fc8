using ResidencyHub.Application.Interchange.Sheets;

namespace ResidencyHub.Application.Interchange;

/// <summary>The fields that a sheet of residents or mentors can fill.</summary>
public static class ImportFields
{
    public const string Number = "id";
    public const string Name = "name";
    public const string First = "first";
    public const string Last = "last";
    public const string Email = "email";
    public const string Phone = "phone";
    public const string Subject = "subject";
    public const string GradeBand = "grades";
    public const string School = "school";
    public const string SchoolId = "school.id";
    public const string District = "district";
    public const string Supervisor = "supervisor";
    public const string SupervisorEmail = "supervisor.email";
    public const string Cleared = "cleared";
    public const string Notes = "notes";
    public const string Room = "room";
    public const string Credential = "credential";
    public const string Years = "years";
    public const string ProgramHours = "program.hours";
    public const string GeneralHours = "general.hours";
    public const string PrincipalApproved = "principal.approved";

    public static IReadOnlyList<ImportField> Residents { get; } =
    [
        new(Number, "Program id", false, ["Id", "Student id", "Candidate id", "Resident id", "provider_trainee_id", "TRN", "sourcedId", "Banner id", "EMPLID"], FieldKind.Text),
        new(Name, "Name", false, ["Resident", "Resident name", "Full name", "Candidate", "Candidate name", "Teacher candidate", "Student teacher", "Student name", "Trainee"], FieldKind.PersonName),
        new(First, "First name", false, ["First names", "Given name", "first_names", "Preferred first name"], FieldKind.Text),
        new(Last, "Last name", false, ["Family name", "Surname", "last_name"], FieldKind.Text),
        new(Email, "E-mail", false, ["Resident e-mail", "Candidate e-mail", "Student e-mail", "University e-mail", "Personal e-mail"], FieldKind.Email),
        new(Phone, "Phone", false, ["Cell phone", "Phone number", "Mobile", "Resident phone"], FieldKind.Phone),
        new(Subject, "Certification area", false, ["Subject", "Certification", "Licensure area", "Credential area", "Endorsement", "Content area", "course_subject_1"], FieldKind.Text),
        new(GradeBand, "Grade band", false, ["Grade", "Grades", "Grade level", "Level", "Grade/Subject"], FieldKind.Grades),
        new(District, "District", false, ["District name", "LEA"], FieldKind.Text),
        new(School, "School", false, ["School name", "Placement school", "Campus", "Preferred school"], FieldKind.Text),
        new(Supervisor, "University supervisor", false, ["Supervisor", "Field supervisor", "Supervisor name", "Clinical supervisor"], FieldKind.PersonName),
        new(SupervisorEmail, "Supervisor e-mail", false, ["University supervisor e-mail", "Field supervisor e-mail"], FieldKind.Email),
        new(Cleared, "Cleared through", false, ["Cleared until", "Clearance", "Clearance expires", "Background check expires", "Certificate of clearance", "Clearance date"], FieldKind.Date),
        new(Notes, "Notes", false, ["Comments", "Remarks"], FieldKind.Text),
    ];

    public static IReadOnlyList<ImportField> Mentors { get; } =
    [
        new(Number, "Mentor id", false, ["Id", "Employee id", "Staff id", "Teacher id"], FieldKind.Text),
        new(Name, "Name", false, ["Mentor", "Mentor name", "Mentor teacher", "Cooperating teacher", "CT", "Teacher", "Full name"], FieldKind.PersonName),
        new(First, "First name", false, ["Given name", "Mentor first name"], FieldKind.Text),
        new(Last, "Last name", false, ["Family name", "Surname", "Mentor last name"], FieldKind.Text),
        new(Email, "E-mail", false, ["Mentor e-mail", "Cooperating teacher e-mail", "CT e-mail", "School e-mail", "District e-mail"], FieldKind.Email),
        new(Phone, "Phone", false, ["Cell phone", "Phone number", "Mentor phone"], FieldKind.Phone),
        new(School, "School", false, ["School name", "Campus", "Site", "Building"], FieldKind.Text),
        new(SchoolId, "NCES school id", false, ["NCES id", "NCESSCH", "School id", "ncessch"], FieldKind.SchoolId),
        new(District, "District", false, ["District name", "LEA"], FieldKind.Text),
        new(Subject, "Subject", false, ["Subject taught", "Content area", "Teaching area", "Certification area"], FieldKind.Text),
        new(GradeBand, "Grade band", false, ["Grade", "Grades", "Grade level", "Level", "Grade/Subject"], FieldKind.Grades),
        new(Room, "Room", false, ["Room number", "Classroom"], FieldKind.Text),
        new(Credential, "Credential field", false, ["Credential", "Clear credential", "License", "Licensure", "Credential area"], FieldKind.Text),
        new(Years, "Years teaching", false, ["Years of experience", "Years taught", "Years of teaching", "Experience"], FieldKind.WholeNumber),
        new(ProgramHours, "Program training hours", false, ["Program training", "Program-specific hours", "Program hours"], FieldKind.WholeNumber),
        new(GeneralHours, "General training hours", false, ["General training", "Mentor training hours", "Transferable hours", "General hours"], FieldKind.WholeNumber),
        new(PrincipalApproved, "Principal approval date", false, ["Principal approved", "Approved on", "Principal approval"], FieldKind.Date),
        new(Notes, "Notes", false, ["Comments", "Remarks"], FieldKind.Text),
    ];

    public static IReadOnlyList<ImportField> Of(ImportKind kind) => kind is ImportKind.Residents ? Residents : Mentors;

    // one line of a coordinator's sheet speaks of several people: their columns must not be taken for the resident's or the mentor's own
    private static readonly ImportField[] OfOthers =
    [
        new("principal.name", "Principal", false, ["Principal name", "School leader"], FieldKind.PersonName),
        new("principal.email", "Principal e-mail", false, ["School leader e-mail"], FieldKind.Email),
        new("agreement", "Agreement received date", false, ["Agreement received", "MOU received"], FieldKind.Date),
        new("start", "Start", false, ["Start date", "Placement start", "itt_start_date"], FieldKind.Date),
        new("end", "End", false, ["End date", "Placement end", "itt_end_date"], FieldKind.Date),
    ];

    private static readonly ImportField[] BesideResidents =
    [
        .. OfOthers,
        new("mentor.name", "Mentor name", false, ["Mentor", "Mentor teacher", "Cooperating teacher", "CT"], FieldKind.PersonName),
        new("mentor.email", "Mentor e-mail", false, ["Cooperating teacher e-mail", "CT e-mail"], FieldKind.Email),
        new("mentor.phone", "Mentor phone", false, ["Cooperating teacher phone"], FieldKind.Phone),
        new(PrincipalApproved, "Principal approval date", false, ["Principal approved", "Approved on"], FieldKind.Date),
    ];

    private static readonly ImportField[] BesideMentors =
    [
        .. OfOthers,
        new("resident.name", "Resident name", false, ["Resident", "Candidate", "Candidate name", "Student teacher", "Student name"], FieldKind.PersonName),
        new("resident.email", "Resident e-mail", false, ["Candidate e-mail", "Student e-mail"], FieldKind.Email),
        new(Supervisor, "University supervisor", false, ["Supervisor", "Field supervisor"], FieldKind.PersonName),
    ];

    /// <summary>Guesses the columns; those that speak of somebody else are left out.</summary>
    internal static IReadOnlyList<ColumnGuess> Guess(ImportKind kind, IReadOnlyList<string> headers, IReadOnlyList<SheetRow> sample)
    {
        var own = Of(kind);
        return [.. ColumnGuess.For(headers, sample, [.. own, .. kind is ImportKind.Residents ? BesideResidents : BesideMentors])
            .Select(g => g.Field is null || own.Contains(g.Field) ? g : g with { Field = null, Ground = GuessGround.None, Confidence = 0, Words = $"{g.Field.Title}: no part of a list of {(kind is ImportKind.Residents ? "residents" : "mentors")}, so it stays out." })];
    }

    /// <summary>How long a value may be, in characters.</summary>
    internal static int MostOf(string key) => key switch
    {
        Number or Phone or GradeBand or Room => 40,
        Name or School or District => 200,
        Email or SupervisorEmail => 254,
        Notes => 4000,
        _ => 100,
    };
}
