using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Interchange;
using ResidencyHub.Application.Tests.Interchange.Sheets;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Tests.Interchange;

public sealed class ChooseSheetTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_workbook_with_two_sheets_asks_which_one_is_meant_and_reads_that_one(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        var workbook = SheetFiles.Workbook([("Fall", SheetFiles.Row(1, "First name", "Last name", "E-mail") + SheetFiles.Row(2, "Fay", "Fall", "fay@x.example")), ("Spring", SheetFiles.Row(1, "First name", "Last name", "E-mail") + SheetFiles.Row(2, "Sam", "Spring", "sam@x.example"))]);
        var import = await hub.UploadAsync(w.Coordinator, w.Cohort, ImportKind.Residents, "people.xlsx", workbook);
        var asked = await hub.ShowAsync(w.Coordinator, import);
        (asked.State, string.Join(", ", asked.SheetNames)).ShouldBe((ImportState.ChooseSheet, "Fall, Spring"));
        (await hub.As<ChooseImportSheet>(w.OtherCoordinator).RunAsync(new(import))).ShouldBeOfType<Outcome<Nothing>.NotFound>();
        (await hub.As<ChooseImportSheet>(w.Coordinator).RunAsync(new(import))).IsDone.ShouldBeTrue();
        await hub.Services.GetRequiredService<ImportWork>().ReadAgainAsync(w.Coordinator, import, "people.xlsx", "Spring", null);
        (await hub.SettledAsync(w.Coordinator, import)).Total.ShouldBe(1);
        var preview = await hub.CheckAsync(w.Coordinator, import);
        (preview.New, preview.Errors).ShouldBe((1, 0));
        preview.Rows.Single().Name.ShouldContain("Spring");
    }
}
