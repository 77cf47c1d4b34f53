using System.Text.Encodings.Web;
using Maru.Modules.Audit.Masking;

namespace Maru.Modules.Tests.Audit.Domain;

public sealed class ShownStateTests
{
    [Theory]
    [InlineData("""{"after":{"username":"anna","display_name":"Anna 안나","role":"user"}}""",
        """{"after":{"username":"***","display_name":"***","role":"user"}}""")]
    [InlineData("""{"display_name":{"before":"Anna","after":"Bea"}}""", """{"display_name":{"before":"***","after":"***"}}""")]
    [InlineData("""{"display_name":{"before":null,"after":"Bea"},"role":{"before":"user","after":"admin"}}""",
        """{"display_name":{"before":null,"after":"***"},"role":{"before":"user","after":"admin"}}""")]
    [InlineData("""[{"user_name":"anna","n":1.50}]""", """[{"user_name":"***","n":1.50}]""")]
    [InlineData("""{"name":"gpt-x","max_tokens":5,"email":"***"}""", """{"name":"gpt-x","max_tokens":5,"email":"***"}""")]
    [InlineData("\"anna\"", "\"anna\"")]
    [InlineData(null, null)]
    public void Names_of_people_in_rows_of_before_are_not_shown(string? kept, string? shown) =>
        Assert.Equal(shown, ShownState.Of(kept)?.ToJsonString(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
}
