using System.Security.Cryptography;

namespace Maru.Chain;

/// <summary>
/// The Merkle tree hash of RFC 6962 §2.1, built leaf by leaf. The leaves are the row hashes, which already are hashes of a zero byte and
/// the row; a node is the hash of a one byte, its left and its right child. Not thread safe.
/// </summary>
public sealed class MerkleTree
{
    private const int Size = SHA256.HashSizeInBytes;

    // Complete subtrees from left to right, each at most half as large as the one before.
    private readonly List<(long Leaves, byte[] Hash)> _complete = [];

    /// <summary>Leaves so far.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a row's hash.</summary>
    /// <param name="hash">64 hexadecimal digits.</param>
    public void Add(string hash)
    {
        Count++;
        _complete.Add((1, Convert.FromHexString(hash)));
        while (_complete is [.., var left, var right] && left.Leaves == right.Leaves)
        {
            _complete.RemoveRange(_complete.Count - 2, 2);
            _complete.Add((left.Leaves + right.Leaves, Node(left.Hash, right.Hash)));
        }
    }

    /// <summary>The root over all leaves so far, hexadecimal; without leaves, the hash of an empty text.</summary>
    public string Root()
    {
        if (_complete.Count == 0)
        {
            return Convert.ToHexStringLower(SHA256.HashData([]));
        }

        var root = _complete[^1].Hash;
        for (var i = _complete.Count - 2; i >= 0; i--)
        {
            root = Node(_complete[i].Hash, root);
        }

        return Convert.ToHexStringLower(root);
    }

    /// <summary>Removes all leaves.</summary>
    public void Clear()
    {
        _complete.Clear();
        Count = 0;
    }

    private static byte[] Node(byte[] left, byte[] right)
    {
        Span<byte> data = stackalloc byte[1 + (2 * Size)];
        data[0] = 1;
        left.CopyTo(data[1..]);
        right.CopyTo(data[(1 + Size)..]);
        return SHA256.HashData(data);
    }
}
