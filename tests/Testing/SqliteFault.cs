using SQLitePCL;

namespace Maru.Testing;

/// <summary>What SQLite answers instead of doing a statement.</summary>
/// <param name="Code">Its result code.</param>
/// <param name="Undoes">Whether it undoes the transaction by itself, as it does when it cannot go on.</param>
internal sealed record SqliteFault(int Code, bool Undoes)
{
    /// <summary>All that a disk, a machine and other programs can do to a statement.</summary>
    public static IReadOnlyList<SqliteFault> All { get; } =
    [
        new(raw.SQLITE_FULL, true), new(raw.SQLITE_FULL, false), new(raw.SQLITE_IOERR, true), new(raw.SQLITE_IOERR, false),
        new(raw.SQLITE_NOMEM, true), new(raw.SQLITE_NOMEM, false), new(raw.SQLITE_INTERRUPT, true), new(raw.SQLITE_INTERRUPT, false),
        new(raw.SQLITE_BUSY, false), new(raw.SQLITE_CORRUPT, false), new(raw.SQLITE_READONLY, false), new(raw.SQLITE_CANTOPEN, false),
    ];
}
