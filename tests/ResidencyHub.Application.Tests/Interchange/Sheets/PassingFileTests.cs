using ResidencyHub.Application.Interchange.Sheets;

namespace ResidencyHub.Application.Tests.Interchange.Sheets;

public sealed class PassingFileTests
{
    [Fact]
    public void A_passing_file_is_read_by_the_hub_s_user_alone_and_leaves_nothing()
    {
        var file = PassingFile.New();
        file.Write("Ana Reyes"u8);
        file.Position = 0;
        file.ReadByte().ShouldBe('A');
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file.SafeFileHandle).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.Exists(file.Name).ShouldBeFalse("should the process be killed here, nothing stays");
        }
        file.Dispose();
        File.Exists(file.Name).ShouldBeFalse();
    }
}
