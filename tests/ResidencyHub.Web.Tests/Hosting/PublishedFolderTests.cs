using System.Net;
using Microsoft.Data.SqlClient;
using ResidencyHub.Web.Tests.Access;

namespace ResidencyHub.Web.Tests.Hosting;

/// <summary>Two things that a build can lose without an error: the script that makes pages live, and the stand-in for a package that SQL Server's client demands.</summary>
public sealed class PublishedFolderTests
{
    [Fact]
    public async Task The_script_that_makes_pages_live_is_served_whole()
    {
        await using var hub = new RunningHub();
        await hub.AccountAsync();
        using var browser = hub.Browser();
        var answer = await browser.GetAsync(new Uri("/_framework/blazor.web.js", UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("text/javascript");
        var script = await answer.Content.ReadAsStringAsync();
        script.Length.ShouldBeGreaterThan(100_000);
        script.ShouldContain("Blazor");
    }

    [Fact]
    public async Task SQL_Server_s_client_comes_as_far_as_the_network()
    {
        var folder = Path.GetDirectoryName(typeof(Program).Assembly.Location)!;
        File.Exists(Path.Combine(folder, "Microsoft.SqlServer.Server.dll")).ShouldBeTrue("Microsoft.Data.SqlClient fails before its first connection without it");
        await using var connection = new SqlConnection("Server=127.0.0.1,1;User Id=nobody;Password=none;Connect Timeout=2;ConnectRetryCount=0;Encrypt=false");
        // a missing assembly would be a FileNotFoundException or TypeLoadException
        await Should.ThrowAsync<SqlException>(() => connection.OpenAsync());
    }
}
