using FluentValidation;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>An answer is whole: conditions have words, a no has a reason.</summary>
internal sealed class AnswerValidator : AbstractValidator<AnswerGiven>
{
    public AnswerValidator()
    {
        RuleFor(a => a.Kind).IsInEnum().WithMessage("Choose one of the answers.");
        RuleFor(a => a.Conditions).NotEmpty().When(a => a.Kind is AnswerKind.AcceptWithConditions).WithMessage("Say under which conditions, so that the program can agree to them.");
        RuleFor(a => a.Conditions).MaximumLength(1900).WithMessage("Conditions have up to 1,900 characters.");
        RuleFor(a => a.Reason).NotNull().When(a => a.Kind is AnswerKind.Decline).WithMessage("Choose why not; it helps the program to ask better.");
        RuleFor(a => a.Reason).IsInEnum().WithMessage("Choose one of the reasons.");
        RuleFor(a => a.Words).NotEmpty().When(a => a.Kind is AnswerKind.Decline && a.Reason is DeclineReason.Other).WithMessage("Say in a few words why; “another reason” alone does not help to find a place.");
        RuleFor(a => a.Words).MaximumLength(1900).WithMessage("Up to 1,900 characters.");
        RuleFor(a => a.Note).MaximumLength(2000).WithMessage("A note has up to 2,000 characters.");
    }
}
