using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Maru.Chain;

namespace Maru.Modules.Tests.Audit.Domain;

public sealed class RowHasherTests
{
    private static readonly ChainRow Row = new()
    {
        Id = 7,
        At = 1_700_000_000_123_456,
        ActorType = "user",
        Action = "create",
        Resource = "test.things",
        StatusCode = 200,
        Reason = "\"\\\b\f\n\r\t\u0001\u001f\u007f/é한\U0001F600",
        Changes = """{"a":"b"}""",
    };

    [Fact]
    public void The_hash_is_of_a_zero_and_the_canonical_json()
    {
        var hasher = new RowHasher();

        var hash = hasher.Hash(Row, RowHasher.Genesis);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData([0, .. hasher.Canonical])), hash);
        Assert.Equal(hash, new RowHasher().HashCanonical(hasher.Canonical));
    }

    [Fact]
    public void The_json_is_in_the_form_of_rfc_8785()
    {
        var hasher = new RowHasher();
        hasher.Hash(Row, "00");

        var text = Encoding.UTF8.GetString(hasher.Canonical);

        var json = JsonSerializer.Deserialize<JsonElement>(text);
        var names = json.EnumerateObject().Select(p => p.Name).ToArray();
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Equal(18, names.Length);
        Assert.Equal(Row.Reason, json.GetProperty("reason").GetString());
        Assert.Contains("\"reason\":\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001f\u007f/é한\U0001F600\"", text, StringComparison.Ordinal);
        Assert.Contains("\"at\":1700000000123456,", text, StringComparison.Ordinal);
        Assert.DoesNotContain(": ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_came_later_has_its_place_in_the_order_and_leaves_older_rows_as_they_were()
    {
        var hasher = new RowHasher();
        var bare = hasher.Hash(Row, "00");

        var full = hasher.Hash(Row with { RequestBody = "{}", ResponseSummary = "400 x", DurationMs = 3 }, "00");

        var names = JsonSerializer.Deserialize<JsonElement>(Encoding.UTF8.GetString(hasher.Canonical)).EnumerateObject().Select(p => p.Name).ToArray();
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Equal(21, names.Length);
        Assert.Equal(3, new[] { bare, full, hasher.Hash(Row with { DurationMs = 3 }, "00") }.Distinct().Count());
        Assert.Equal("82a129cd22fefe916f38be3adc6da8706f8e54bf1b8720dc3c0b4bddd374df90", bare);
    }

    [Fact]
    public void The_tree_is_that_of_rfc_6962()
    {
        byte[][] leaves = [.. Enumerable.Range(0, 5).Select(i => SHA256.HashData([0, (byte)i]))];
        var tree = new MerkleTree();
        foreach (var leaf in leaves)
        {
            tree.Add(Convert.ToHexStringLower(leaf));
        }

        var left = Node(Node(leaves[0], leaves[1]), Node(leaves[2], leaves[3]));
        Assert.Equal(Convert.ToHexStringLower(Node(left, leaves[4])), tree.Root());
    }

    private static byte[] Node(byte[] left, byte[] right) => SHA256.HashData([1, .. left, .. right]);
}
