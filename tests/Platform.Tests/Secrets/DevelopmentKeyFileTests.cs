using Maru.Platform.Secrets.FernetKeys;
using Maru.Platform.Secrets.Vaults;

namespace Maru.Platform.Tests.Secrets;

public sealed class DevelopmentKeyFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_key_is_made_once_and_read_ever_after()
    {
        var first = DevelopmentKeyFile.In(_folder.Path).ReadOrCreate();
        var second = DevelopmentKeyFile.In(_folder.Path).ReadOrCreate();

        Assert.True(FernetKey.TryParse(first, out _));
        Assert.Equal(first, second);
        Assert.Equal(["keyring.dev"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Only_its_owner_may_read_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such file mode.");
        var file = DevelopmentKeyFile.In(_folder.Path);

        file.ReadOrCreate();

#pragma warning disable CA1416 // Skipped on Windows above; the analyzer cannot see it.
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file.Path));

        File.SetUnixFileMode(file.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead | UnixFileMode.GroupRead);
        file.Read();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file.Path));
#pragma warning restore CA1416
    }

    [Fact]
    public void Many_at_once_get_the_same_key()
    {
        var keys = new string[16];
        using var gate = new Barrier(keys.Length);
        var threads = Enumerable.Range(0, keys.Length).Select(i => new Thread(() =>
        {
            gate.SignalAndWait();
            keys[i] = DevelopmentKeyFile.In(_folder.Path).ReadOrCreate();
        })).ToArray();

        Array.ForEach(threads, t => t.Start());
        Array.ForEach(threads, t => t.Join());

        Assert.Single(keys.Distinct());
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Without_a_file_there_is_nothing_to_read() => Assert.Null(DevelopmentKeyFile.In(_folder.Path).Read());
}
