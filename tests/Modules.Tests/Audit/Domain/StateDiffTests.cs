using System.Text.Json.Nodes;
using Maru.Modules.Audit.Masking;

namespace Maru.Modules.Tests.Audit.Domain;

public sealed class StateDiffTests
{
    private static readonly StateMask Mask = new(text => text);

    [Fact]
    public void Only_what_differs_is_kept_nested_as_it_is() => Assert.Equal(
        """{"b":{"x":{"before":1,"after":2}},"c":{"before":[1],"after":null},"d":{"before":null,"after":"n"}}""",
        Diff("""{"a":1,"b":{"x":1,"y":1},"c":[1]}""", """{"a":1,"b":{"x":2,"y":1},"d":"n"}"""));

    [Fact]
    public void A_changed_secret_shows_as_changed_and_as_nothing_else() => Assert.Equal(
        """{"password":{"before":"***","after":"***"},"tokens":{"before":null,"after":"***"}}""",
        Diff("""{"password":"old"}""", """{"password":"new","tokens":{"a":"b"}}"""));

    [Fact]
    public void New_and_gone_are_whole()
    {
        Assert.Equal("""{"after":{"a":1,"pin":"***"}}""", Diff(null, """{"a":1,"pin":1}"""));
        Assert.Equal("""{"before":{"a":1}}""", Diff("""{"a":1}""", null));
        Assert.Null(Diff("""{"a":1}""", """{"a":1}"""));
        Assert.Null(Diff(null, null));
    }

    private static string? Diff(string? before, string? after) =>
        StateDiff.Of(before is null ? null : JsonNode.Parse(before), after is null ? null : JsonNode.Parse(after), Mask)?.ToJsonString();
}
