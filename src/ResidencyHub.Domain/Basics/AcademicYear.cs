namespace ResidencyHub.Domain.Basics;

/// <summary>A school year, named by the calendar year in which it begins: 2026 is 2026–27. It runs from 1 July to 30 June, the fiscal year of US districts.</summary>
public readonly record struct AcademicYear(int StartYear) : IComparable<AcademicYear>
{
    public DateOnly FirstDay => new(StartYear, 7, 1);
    public DateOnly LastDay => new(StartYear + 1, 6, 30);
    public AcademicYear Next => new(StartYear + 1);
    public AcademicYear Previous => new(StartYear - 1);

    public static AcademicYear Of(DateOnly day) => new(day.Month >= 7 ? day.Year : day.Year - 1);

    public int CompareTo(AcademicYear other) => StartYear.CompareTo(other.StartYear);

    public override string ToString() => $"{StartYear}–{(StartYear + 1) % 100:00}";

    public static bool operator <(AcademicYear left, AcademicYear right) => left.StartYear < right.StartYear;
    public static bool operator >(AcademicYear left, AcademicYear right) => left.StartYear > right.StartYear;
    public static bool operator <=(AcademicYear left, AcademicYear right) => left.StartYear <= right.StartYear;
    public static bool operator >=(AcademicYear left, AcademicYear right) => left.StartYear >= right.StartYear;
}
