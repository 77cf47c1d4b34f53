using System.Text.Json;
using Maru.Cli.Screen;
using Maru.Cli.Wire;
using Maru.Kernel;

namespace Maru.Cli.Sessions;

/// <summary>The session on disk, for its owner's eyes only. Written whole to a new file and moved over the old one.</summary>
internal sealed class SessionFile(string path, TimeProvider clock, Language language)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static SessionFile At(Surroundings around)
    {
        var configured = around.Variable("XDG_CONFIG_HOME");
        var home = around.Variable("HOME") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var folder = Path.IsPathRooted(configured) ? configured : Path.Combine(home, ".config");
        return new SessionFile(Path.Combine(folder, "maru", "session.json"), around.Clock, around.Language);
    }

    /// <summary>What is stored; null when there is nothing or it is damaged, which a new sign-in mends.</summary>
    public StoredSession? Read()
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<StoredSession>(File.ReadAllBytes(path), WireJson.Options) : null;
        }
        catch (Exception e) when (e is JsonException or FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Holds off other runs of this program; a failure when one does not let go.</summary>
    public async Task<Outcome<FileStream>> LockAsync(CancellationToken ct)
    {
        CreateFolder();
        return await SessionLock.TakeAsync(path + ".lock", clock, ct) is { } held ? held : LocalFailures.SessionBusy(language);
    }

    /// <summary>Changes what is stored; null removes it. Refuses when another run holds the file.</summary>
    public async Task<Failure?> ChangeAsync(Func<StoredSession?, StoredSession?> change, CancellationToken ct)
    {
        var held = await LockAsync(ct);
        if (held.Failed(out var failure))
        {
            return failure;
        }

        using (held.Value)
        {
            Write(change(Read()));
            return null;
        }
    }

    /// <summary>To be called with the lock held.</summary>
    public void Write(StoredSession? session)
    {
        if (session is null)
        {
            File.Delete(path);
            return;
        }

        CreateFolder();
        var fresh = $"{path}.{Id.New(clock)}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var stream = new FileStream(fresh, options))
        {
            JsonSerializer.Serialize(stream, session, WireJson.Options);
            stream.Flush(flushToDisk: true);
        }

        File.Move(fresh, path, overwrite: true);
    }

    private void CreateFolder()
    {
        var folder = Path.GetDirectoryName(path)!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }
    }
}
