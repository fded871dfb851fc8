using Microsoft.AspNetCore.Authorization;
using ResidencyHub.Application.Access;

namespace ResidencyHub.Web.Hosting;

/// <summary>Who may open a page or call an endpoint: those whose acting role includes a permission. The use cases behind it ask again.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(Permission permission) : AuthorizeAttribute, IAuthorizationRequirement, IAuthorizationRequirementData
{
    public Permission Permission { get; } = permission;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>Answers <see cref="NeedsAttribute"/> from the role grants that hold today.</summary>
public sealed class NeedsHandler(ShowViewer showViewer) : AuthorizationHandler<NeedsAttribute>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, NeedsAttribute requirement)
    {
        if (context.User.Identity?.IsAuthenticated == true && (await showViewer.RoleAsync(CancellationToken.None)) is { } role && RolePermissions.Includes(role, requirement.Permission))
            context.Succeed(requirement);
    }
}
