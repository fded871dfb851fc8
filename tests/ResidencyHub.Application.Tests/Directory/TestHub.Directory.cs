using System.Text;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Directory;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Tests.Setup;

internal sealed partial class TestHub
{
    public const string SchoolsFile = "schools_CO_ccd2019.csv";
    public const string DistrictsFile = "leas_CO_edge1819.csv";

    public static string Sample(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", "Directory", name));

    /// <summary>Loads an official file as an administrator would: text as CSV.</summary>
    public async Task<Outcome<UpdateDirectory.Result>> LoadAsync(Viewer viewer, string csv, bool write = true, bool endWhereThin = false) =>
        await As<UpdateDirectory>(viewer).RunAsync(new(new MemoryStream(Encoding.UTF8.GetBytes(csv)), "list.csv", write, endWhereThin));

    /// <summary>Colorado's 270 districts and 1,940 schools.</summary>
    public async Task LoadColoradoAsync(Viewer administrator)
    {
        (await LoadAsync(administrator, Sample(DistrictsFile))).IsDone.ShouldBeTrue();
        (await LoadAsync(administrator, Sample(SchoolsFile))).IsDone.ShouldBeTrue();
    }
}
