using System.Data.Common;

namespace Maru.Platform.Sql;

/// <summary>
/// The state of the database, as its last uses have shown. A trouble stays until a write succeeds; after a full disk there must also be
/// free space, because a small write may succeed where the next one does not. Thread safe.
/// </summary>
public sealed class DbHealth
{
    private const long Room = 1024 * 1024;

    private readonly string? _folder;
    private readonly Lock _lock = new();
    private DbTrouble? _trouble;
    private bool _isTold;
    private long _wroteAt;

    internal DbHealth(string? folder) => _folder = folder;

    /// <summary>The last trouble that has not passed; null if none is known.</summary>
    public DbTrouble? Trouble
    {
        get
        {
            lock (_lock)
            {
                return _trouble;
            }
        }
    }

    /// <summary>When something was last written, by the system's monotonic clock; 0: never.</summary>
    internal long WroteAt => Volatile.Read(ref _wroteAt);

    /// <summary>
    /// True for the first caller since the trouble began, so that there is one warning for each trouble and not one for each request.
    /// </summary>
    public bool IsFirstToTell()
    {
        lock (_lock)
        {
            return !_isTold && (_isTold = true);
        }
    }

    internal void Note(Exception e)
    {
        if (e is DbException thrown && DbTroubles.Of(thrown) is { } trouble)
        {
            lock (_lock)
            {
                _trouble = trouble;
            }
        }
    }

    internal void Wrote()
    {
        Volatile.Write(ref _wroteAt, TimeProvider.System.GetTimestamp());
        lock (_lock)
        {
            if (_trouble != DbTrouble.Full || HasRoom())
            {
                (_trouble, _isTold) = (null, false);
            }
        }
    }

    private bool HasRoom()
    {
        try
        {
            return _folder is null || new DriveInfo(_folder) is { AvailableFreeSpace: >= Room } or { TotalSize: 0 };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // If the free space cannot be determined, the successful write decides.
            return true;
        }
    }
}
