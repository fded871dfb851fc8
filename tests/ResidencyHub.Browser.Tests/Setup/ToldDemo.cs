using Microsoft.Data.Sqlite;

namespace ResidencyHub.Browser.Tests.Setup;

/// <summary>A database as the first start of a hub with the demo leaves it: told once, then copied. One for each clock that hubs go by.</summary>
internal sealed class ToldDemo
{
    private string? _told;

    /// <summary>Nothing is there before the first was kept: the hub then tells it itself.</summary>
    public void CopyTo(string file)
    {
        if (_told is { } told && !File.Exists(file))
            File.Copy(told, file);
    }

    /// <summary>Keeps what a hub has just told; the first one alone.</summary>
    public void KeepOf(string file)
    {
        if (_told is not null)
            return;
        var told = Path.Combine(Path.GetTempPath(), $"hub_told_{Guid.NewGuid():N}.db");
        using (var database = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            database.Open();
            using var whole = database.CreateCommand();
            whole.CommandText = $"vacuum into '{told}'";
            whole.ExecuteNonQuery();
        }
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(told);
        _told = told;
    }
}
