using System.Collections.Concurrent;
using Maru.Platform.Sql;
using Microsoft.Extensions.Logging.Abstractions;

namespace Maru.Testing;

/// <summary>
/// SQLite files with the tables of some modules, made once a process and copied for each test: a copy takes a millisecond, migrations take
/// as long as many a test. PostgreSQL copies a database no faster than it makes one, so there each test migrates. Thread safe.
/// </summary>
internal static class MigratedFiles
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<byte[]>>> Made = new(StringComparer.Ordinal);

    /// <summary>The content of a file that has just been migrated.</summary>
    /// <param name="sources">Whose tables, in the order of their tiers.</param>
    public static Task<byte[]> OfAsync(IReadOnlyList<MigrationSource> sources) =>
        Made.GetOrAdd(string.Join(' ', sources.Select(s => s.Module)), _ => new Lazy<Task<byte[]>>(() => MakeAsync(sources))).Value;

    private static async Task<byte[]> MakeAsync(IReadOnlyList<MigrationSource> sources)
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await new Migrator(database.Db, sources, TimeProvider.System, NullLogger<Migrator>.Instance).RunAsync(CancellationToken.None);
        await database.Db.DisposeAsync();

        // The last connection that closes takes the log into the file.
        return File.Exists(database.Options.Connection + "-wal")
            ? throw new InvalidOperationException("The log still lies beside the file.")
            : await File.ReadAllBytesAsync(database.Options.Connection);
    }
}
