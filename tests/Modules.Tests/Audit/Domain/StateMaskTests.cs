using System.Text.Json.Nodes;
using Maru.Modules.Audit.Masking;
using Maru.Platform.Secrets.Masking;
using Maru.Testing;

namespace Maru.Modules.Tests.Audit.Domain;

public sealed class StateMaskTests
{
    private static readonly StateMask Mask = new(SecretMask.Mask);

    [Fact]
    public void Of_a_body_the_secret_fields_are_masked_and_the_others_readable()
    {
        var body = JsonNode.Parse("""{"password":"p","api_key":{"deep":1},"author":"Kim","mapping":{"a":1},"비밀번호":1234,"pin":1234}""");

        var copy = Mask.Copy(body)!;

        Assert.Equal("""{"password":"***","api_key":"***","author":"Kim","mapping":{"a":1}}""",
            new JsonObject(copy.AsObject().Take(4).Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone()))).ToJsonString());
        Assert.Equal("***", (string?)copy["비밀번호"]);
        Assert.Equal("***", (string?)copy["pin"]);
    }

    [Fact]
    public void Too_deep_too_many_and_too_long_is_cut()
    {
        var deep = Enumerable.Range(0, 20).Aggregate("1", (inner, _) => $$"""{"a":{{inner}}}""");
        var many = new JsonArray([.. Enumerable.Range(0, 150).Select(i => (JsonNode)i)]);

        var depth = 0;
        for (var node = Mask.Copy(JsonNode.Parse(deep)); node is JsonObject o; node = o["a"])
        {
            depth++;
        }

        Assert.Equal(10, depth);
        Assert.Equal(101, Mask.Copy(many)!.AsArray().Count);
        Assert.Equal("… 50 more", (string?)Mask.Copy(many)!.AsArray()[^1]);
        Assert.Equal(501, ((string)Mask.Copy(JsonValue.Create(new string('x', 1001)))!).Length);
        Assert.Equal(1000, ((string)Mask.Copy(JsonValue.Create(new string('x', 1000)))!).Length);
    }

    [Fact]
    public void A_secret_is_masked_before_the_text_is_cut()
    {
        var text = new string('x', 490) + " sk-proj-abcdefghijklmnopqrstuvwxyz0123456789 " + new string('y', 600);

        Assert.DoesNotContain("sk-proj", (string)Mask.Copy(JsonValue.Create(text))!, StringComparison.Ordinal);
    }

    [Fact]
    public void No_two_pieces_make_a_text_that_takes_longer_than_in_proportion() => Assert.Empty(Growth.Faster(
        [
            "-----BEGIN A-----", "-----BEGIN A", "-----END ", "-----", "A ", "password=[", "4", "4111 1111 1111 1111 ", "900101-", "-", "_",
            "eyJ", "\"", "apiKey",
        ],
        text =>
        {
            Mask.Line(text, 500);
            Mask.Copy(new JsonObject { [text] = text });
        }));

    [Theory]
    [InlineData("4111 1111 1111 1111", true)]
    [InlineData("5500-0000-0000-0004", true)]
    [InlineData("4111 1111 1111 1112", false)]
    [InlineData("1700000000000000", false)]
    [InlineData("0198c2f0-4111-7111-8111-111111111111", false)]
    [InlineData("900101-1234567", true)]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMIGH\n-----END PRIVATE KEY-----", true)]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMIGHcut", true)]
    public void Cards_resident_numbers_and_keys_are_known_by_their_form(string text, bool hidden) =>
        Assert.Equal(hidden, SecretShapes.Hide($"before {text} after") != $"before {text} after");

    [Fact]
    public void A_line_has_no_control_characters_and_no_half_characters()
    {
        Assert.Equal("a b  c", Mask.Line("a\nb\0\u0085c", 100));
        Assert.Equal("x\uFFFDy", Mask.Line("x\uD800y", 100));
        Assert.Equal("ab…", Mask.Line("ab\U0001F600cd", 3));
    }
}
