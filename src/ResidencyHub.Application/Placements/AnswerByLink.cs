using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>District, school or mentor answers from the link in an e-mail, without an account. Run after <see cref="LinkOpener.OpenAsync"/> in the same scope; which placement it is, the link says and nothing else.</summary>
public sealed class AnswerByLink(UseCaseServices services, Postbox postbox) : Command<AnswerGiven, WhatNext>(services)
{
    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override IValidator<AnswerGiven> Checks { get; } = new AnswerValidator();

    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<WhatNext>> HandleAsync(AnswerGiven request, Operation operation, CancellationToken stop)
    {
        var id = operation.Reach.Link;
        if (id == default || await operation.Db.Links.SingleOrDefaultAsync(l => l.Id == id, stop) is not { } link || !link.IsOpenAt(operation.Now)
            || await operation.Db.Placements.SingleOrDefaultAsync(p => p.Id == link.PlacementId, stop) is not { } placement || StateOf(link.Purpose) is not { } asked)
            return Outcome.NotFound;
        return await new Answering(operation, postbox, nameof(AnswerByLink)).GiveAsync(placement, asked, request, new Act(link.AddresseeName, operation.Now, AnswerChannel.EmailLink), stop);
    }

    /// <summary>The state in which a link of this purpose asks; null for links that ask nothing of a placement.</summary>
    internal static PlacementState? StateOf(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.AnswerForDistrict => PlacementState.WithDistrict,
        LinkPurpose.AnswerForSchool => PlacementState.WithSchool,
        LinkPurpose.AnswerAsMentor => PlacementState.WithMentor,
        _ => null,
    };
}
