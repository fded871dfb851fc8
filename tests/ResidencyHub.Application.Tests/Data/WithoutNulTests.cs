using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Tests.Data;

public sealed class WithoutNulTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_question_with_the_sign_that_PostgreSQL_refuses_is_answered(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();

        (await hub.As<ListMentors>(world.Coordinator).RunAsync(new(new PageRequest(), Subject: "Mathe\0matics"))).IsDone.ShouldBeTrue();
        (await hub.As<ListResidents>(world.Coordinator).RunAsync(new(new PageRequest(), Subject: "\0"))).IsDone.ShouldBeTrue();
    }
}
