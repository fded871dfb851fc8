using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using ResidencyHub.Web.Account;

namespace ResidencyHub.Web.Tests.Architecture;

public sealed partial class PageTests
{
    private static readonly Assembly Web = typeof(Program).Assembly;

    private static readonly string[] NeverInAName = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Common", "Base", "Dto", "Info", "Data", "Extensions"];

    private static readonly string[] OfTheData = ["Microsoft.EntityFrameworkCore", "Microsoft.Data.", "Npgsql", "Microsoft.AspNetCore.Identity.EntityFrameworkCore"];

    [Fact]
    public void Every_page_states_who_may_open_it()
    {
        var pages = Web.GetTypes().Where(t => t.IsDefined(typeof(RouteAttribute))).ToList();
        pages.Count.ShouldBeGreaterThan(40);
        pages.Where(p => p.GetCustomAttributes().Count(a => a is IAuthorizeData or IAllowAnonymous) != 1)
            .Select(p => $"{p.Name} says [Needs], [Authorize] or [AllowAnonymous], once").ShouldBeEmpty();
    }

    [Fact]
    public void A_routable_component_is_called_a_page() =>
        Web.GetTypes().Where(t => t.IsDefined(typeof(RouteAttribute)) && !t.Name.EndsWith("Page", StringComparison.Ordinal)).Select(t => t.Name).ShouldBeEmpty();

    [Fact]
    public void Web_holds_no_data_of_its_own() =>
        Web.GetReferencedAssemblies().Select(a => a.Name!).Where(n => OfTheData.Any(d => n.StartsWith(d, StringComparison.Ordinal))).ShouldBeEmpty();

    [Fact]
    public void Type_names_say_what_a_thing_is() =>
        Web.GetTypes().Where(t => t.Namespace?.StartsWith("ResidencyHub", StringComparison.Ordinal) == true && !t.Name.StartsWith('<') && Words().Matches(t.Name.Split('`')[0]).Any(w => NeverInAName.Contains(w.Value)))
            .Select(t => t.FullName).ShouldBeEmpty();

    [Fact]
    public void How_often_a_page_behind_a_link_is_tried_is_counted()
    {
        var templates = Web.GetTypes().SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template).Where(t => t.Contains("{token", StringComparison.OrdinalIgnoreCase)).ToList();
        templates.Count.ShouldBeGreaterThan(2);
        templates.Where(t => !RateLimits.Guards(t[..t.IndexOf('{', StringComparison.Ordinal)] + "x")).ShouldBeEmpty();
    }

    [GeneratedRegex("[A-Z][a-z0-9]*", RegexOptions.None, 1000)]
    private static partial Regex Words();
}
