namespace Maru.Chain;

/// <summary>
/// Reads a log from its beginning, or from a checkpoint that was verified before, and finds the first fault. Give it the rows in order,
/// each checkpoint after the last row of its range, and the head at the end; stop at the first fault. It holds only a few hashes, for any
/// length of the log. Not thread safe.
/// </summary>
public sealed class ChainVerifier
{
    private readonly RowHasher _hasher = new();
    private readonly MerkleTree _tree = new();
    private readonly Dictionary<long, Checkpoint> _anchors;
    private string _previousHash = RowHasher.Genesis;
    private string _previousCheckpoint = RowHasher.Genesis;
    private long _sealedThrough;

    /// <summary>Begins before the first row.</summary>
    /// <param name="anchors">Checkpoints that were kept in another place; the log must agree with each.</param>
    public ChainVerifier(IEnumerable<Checkpoint>? anchors = null) =>
        _anchors = (anchors ?? []).GroupBy(c => c.Number).ToDictionary(same => same.Key, same => same.First());

    /// <summary>Begins after a checkpoint that is known to be good.</summary>
    /// <param name="trusted">The checkpoint.</param>
    /// <param name="anchors">As above.</param>
    public ChainVerifier(Checkpoint trusted, IEnumerable<Checkpoint>? anchors = null)
        : this(anchors)
    {
        ArgumentNullException.ThrowIfNull(trusted);
        Take(trusted);
        _previousHash = trusted.LastHash;
        LastId = trusted.LastId;
    }

    /// <summary>The number of verified rows.</summary>
    public long Rows { get; private set; }

    /// <summary>The number of verified checkpoints.</summary>
    public long Checkpoints { get; private set; }

    /// <summary>The newest row seen.</summary>
    public long LastId { get; private set; }

    /// <summary>The newest row that is missing because retention has deleted its range; 0 if none.</summary>
    public long DroppedThrough { get; private set; }

    /// <summary>The newest checkpoint found good; begin there next time.</summary>
    public Checkpoint? LastCheckpoint { get; private set; }

    /// <summary>Verifies the next row of a database.</summary>
    /// <param name="row">The row with its stored hash.</param>
    public ChainFault? Add(ChainRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return WrongPlace(row.Id) ?? Judge(row.Id, row.Hash, _hasher.Hash(row, _previousHash));
    }

    /// <summary>Verifies the next row of an exported log.</summary>
    /// <param name="line">The row's line.</param>
    public ChainFault? Add(ChainLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return WrongPlace(line.RowId)
            ?? (line.PreviousHash == _previousHash ? null : new ChainFault(ChainFaultKind.RowAltered, line.RowId))
            ?? Judge(line.RowId, line.Hash, _hasher.HashCanonical(line.Canonical.Span));
    }

    /// <summary>Verifies the next checkpoint.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    public ChainFault? Add(Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        Checkpoints++;
        if (!checkpoint.IsGenuine())
        {
            return Fault(ChainFaultKind.CheckpointForged, checkpoint);
        }

        if (checkpoint.Number != (LastCheckpoint?.Number ?? 0) + 1 || checkpoint.FirstId != _sealedThrough + 1
            || checkpoint.Previous != _previousCheckpoint)
        {
            return new ChainFault(ChainFaultKind.CheckpointMissing, _sealedThrough + 1, checkpoint.Number);
        }

        if (Disagrees(checkpoint))
        {
            return Fault(ChainFaultKind.RangeRewritten, checkpoint);
        }

        // No row of the range and none before it was read: retention has deleted the rows and left the checkpoint as evidence.
        if (_tree.Count == 0 && LastId == _sealedThrough && Rows == 0)
        {
            _previousHash = checkpoint.LastHash;
            DroppedThrough = LastId = checkpoint.LastId;
        }
        else if (LastId != checkpoint.LastId)
        {
            return new ChainFault(ChainFaultKind.LogTruncated, LastId + 1, checkpoint.Number);
        }
        else if (_tree.Root() != checkpoint.Root || _previousHash != checkpoint.LastHash)
        {
            return Fault(ChainFaultKind.RangeRewritten, checkpoint);
        }

        Take(checkpoint);
        return null;
    }

    /// <summary>Verifies the end: nothing may be missing there.</summary>
    /// <param name="head">The log's head; null if it is not known.</param>
    public ChainFault? End(ChainHead? head)
    {
        if (_anchors.Values.Where(a => a.Number > (LastCheckpoint?.Number ?? 0)).MinBy(a => a.Number) is { } ahead)
        {
            return new ChainFault(
                ahead.LastId > LastId ? ChainFaultKind.LogTruncated : ChainFaultKind.CheckpointMissing,
                ahead.LastId > LastId ? LastId + 1 : ahead.FirstId, ahead.Number);
        }

        if (head is not null && DroppedThrough > head.DroppedThrough)
        {
            return new ChainFault(ChainFaultKind.RowMissing, head.DroppedThrough + 1);
        }

        return head is null || (head.LastId == LastId && head.LastHash == _previousHash) ? null
            : head.LastId > LastId ? new ChainFault(ChainFaultKind.LogTruncated, LastId + 1)
            : head.LastId < LastId ? new ChainFault(ChainFaultKind.RowInserted, head.LastId + 1)
            : new ChainFault(ChainFaultKind.RowAltered, LastId);
    }

    private static ChainFault Fault(ChainFaultKind kind, Checkpoint checkpoint) => new(kind, checkpoint.FirstId, checkpoint.Number);

    private ChainFault? WrongPlace(long id) =>
        id == LastId + 1 ? null
        : id > LastId ? new ChainFault(ChainFaultKind.RowMissing, LastId + 1)
        : new ChainFault(ChainFaultKind.RowInserted, id);

    private ChainFault? Judge(long id, string stored, string computed)
    {
        Rows++;
        if (stored != computed)
        {
            return new ChainFault(ChainFaultKind.RowAltered, id);
        }

        LastId = id;
        _previousHash = computed;
        _tree.Add(computed);
        return null;
    }

    private bool Disagrees(Checkpoint checkpoint) =>
        _anchors.TryGetValue(checkpoint.Number, out var anchor) && anchor.Digest() != checkpoint.Digest();

    private void Take(Checkpoint checkpoint)
    {
        _tree.Clear();
        _sealedThrough = checkpoint.LastId;
        _previousCheckpoint = checkpoint.Digest();
        LastCheckpoint = checkpoint;
    }
}
