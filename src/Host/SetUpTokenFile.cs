using Maru.Platform.Sql;

namespace Maru.Host;

/// <summary>
/// The set-up token of a server that no person watches start: in a file that only the server's own user reads, and not on the output, which
/// a log collector keeps. Its holder owns the server.
/// </summary>
/// <param name="db">The file lies beside SQLite's, else in <c>data</c>.</param>
internal sealed class SetUpTokenFile(Db db)
{
    public const string FileName = "set-up-token";

    public string Path { get; } = System.IO.Path.GetFullPath(
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(db.Path ?? "data/maru.db"))!, FileName));

    /// <summary>Writes it anew; false when the folder cannot be written to.</summary>
    public bool TryWrite(string token)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);

            // A file of before may have been made readable for others; a new one is made by its rights.
            File.Delete(Path);
            using var writer = new StreamWriter(Path, options);
            writer.WriteLine(token);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Takes the file away: what stands in it opens nothing any more.</summary>
    public void Remove()
    {
        try
        {
            File.Delete(Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is void either way.
        }
    }
}
