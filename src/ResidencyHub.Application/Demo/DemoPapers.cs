using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Demo;

/// <summary>What this year's cohort of Harbor Valley is asked for, and how far its residents are; their clearance follows from it.</summary>
internal static class DemoPapers
{
    private const string Reviewer = "Dana Whitfield";

    public static void Build(DemoStage stage)
    {
        var cohort = stage.People.Cohorts[1];
        var certificate = Ask(RequirementRole.Resident, "Certificate of clearance", "Apply with the state’s credentialing office and have your fingerprints taken. The certificate shows your name and number.", true, 14, Validity.NoEnd, null);
        var test = Ask(RequirementRole.Resident, "TB test", "Risk assessment or test by a health provider; the paper says through which day it holds.", true, 14, Validity.DayOnPaper, null);
        var training = Ask(RequirementRole.Resident, "Mandated reporter training", "The state’s online course; upload the certificate of completion.", false, 0, Validity.Months, 12);
        Ask(RequirementRole.Mentor, "Mentor agreement, signed", "Sign the two pages that the program sends in July.", false, null, Validity.NoEnd, null);
        var asked = new DateOnly(cohort.Year, 7, 6);
        var i = 0;
        foreach (var resident in stage.People.Of(cohort))
        {
            i++;
            if (resident.ClearedUntil is { } until)
            {
                Approved(certificate, resident, null);
                Approved(test, resident, until);
            }
            else
            {
                Approved(test, resident, new DateOnly(cohort.Year + 1, 12, 31));
                HandedIn(certificate, resident);
            }
            if (i % 5 == 1)
                HandedIn(training, resident);
            else if (i % 5 == 2)
                HandedIn(training, resident).Return(Reviewer, stage.Afternoon(stage.Today.AddDays(-2)), "The certificate is of last year’s course. Please take this year’s and upload its certificate.");
        }

        Requirement Ask(RequirementRole role, string name, string words, bool mandatory, int? daysBefore, Validity validity, int? months)
        {
            var requirement = stage.Keep(new Requirement(cohort.ProgramId, cohort.Id, role, name, words, mandatory));
            requirement.Due(null, daysBefore);
            requirement.Hold(validity, months, 60);
            return requirement;
        }

        void Approved(Requirement requirement, Resident resident, DateOnly? through)
        {
            var item = stage.Keep(new RequirementItem(requirement, resident));
            var at = stage.Afternoon(asked);
            item.HandIn(requirement, null, new Paper(Reviewer, at, true, null, through, "Seen at the office."), true, asked).Tell(at);
            item.Approve(requirement, Reviewer, at, asked);
        }

        RequirementItem HandedIn(Requirement requirement, Resident resident)
        {
            var item = stage.Keep(new RequirementItem(requirement, resident));
            var at = stage.Afternoon(stage.Today.AddDays(-4));
            item.HandIn(requirement, null, new Paper(resident.Name.Full, at, false, stage.Today.AddDays(-10), null, "The office has the original."), true, stage.Today).Tell(at);
            return item;
        }
    }
}
