using System.Text;
using Maru.Platform.Secrets.FernetKeys;

namespace Maru.Platform.Secrets.Vaults;

/// <summary>
/// The key of a developer's machine, stored next to the database so that a restart can open what was sealed before. Never used in
/// production. Only its owner can read it.
/// </summary>
/// <param name="path">The file.</param>
public sealed class DevelopmentKeyFile(string path)
{
    /// <summary>The file's usual name.</summary>
    public const string FileName = "keyring.dev";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The file.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>The file in a folder, under its usual name.</summary>
    /// <param name="folder">The folder of the database.</param>
    public static DevelopmentKeyFile In(string folder) => new(System.IO.Path.Combine(folder, FileName));

    /// <summary>
    /// The comma-separated keys in the file, or null if there is no file. Removes the rights of other users, if they have any.
    /// </summary>
    public string? Read()
    {
        if (!File.Exists(Path))
        {
            return null;
        }

        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(Path) is var mode && (mode & ~OwnerOnly) != 0)
        {
            File.SetUnixFileMode(Path, mode & OwnerOnly);
        }

        return File.ReadAllText(Path).Trim();
    }

    /// <summary>
    /// The keys in the file; if there is none, makes it with one new key. Safe against a crash (a half-written file never has the final
    /// name) and against a second process that does the same: both get the key that was first.
    /// </summary>
    public string ReadOrCreate()
    {
        if (Read() is { } kept)
        {
            return kept;
        }

        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        using var turn = WaitForTurn();

        return Read() ?? Create();
    }

    private string Create()
    {
        var draft = $"{Path}.{System.IO.Path.GetRandomFileName()}";

        try
        {
            var key = FernetKey.Generate().Reveal();
            WriteThrough(draft, key);
            File.Move(draft, Path, overwrite: false);
            return key;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    // A rename that does not overwrite is a check and a rename, not one step; therefore the lock. It is safe to delete the lock file at
    // the end: a process that still holds the deleted one finds the finished key.
    private FileStream WaitForTurn()
    {
        FileStream? turn = null;

        return SpinWait.SpinUntil(() => (turn = TryLock()) is not null, Patience)
            ? turn!
            : throw new IOException($"{System.IO.Path.GetFileName(Path)} could not be made: its lock file stays taken or cannot be written.");
    }

    private FileStream? TryLock()
    {
        try
        {
            return new FileStream(Path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static void WriteThrough(string file, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };

        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using var stream = new FileStream(file, options);
        stream.Write(Encoding.ASCII.GetBytes(text + "\n"));
        stream.Flush(flushToDisk: true);
    }
}
