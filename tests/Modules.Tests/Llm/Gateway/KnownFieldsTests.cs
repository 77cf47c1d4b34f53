using System.Text;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Tests.Llm.Gateway;

/// <summary>Servers that are lenient about names would honour what the gateway has not read.</summary>
public sealed class KnownFieldsTests
{
    [Theory]
    [InlineData("Model", "model")]
    [InlineData("MODEL", "model")]
    [InlineData("Max_Tokens", "max_tokens")]
    [InlineData("maxTokens", "max_tokens")]
    [InlineData("max-tokens", "max_tokens")]
    [InlineData("max_to\u212Aens", "max_tokens")]
    [InlineData("me\u017F\u017Fages", "messages")]
    [InlineData("maxCompletionTokens", "max_completion_tokens")]
    [InlineData("STREAM", "stream")]
    [InlineData("Stream_Options", "stream_options")]
    [InlineData("N", "n")]
    [InlineData("Tools", "tools")]
    [InlineData("Service_Tier", "service_tier")]
    [InlineData("st\\u0052eam", "stream")]
    [InlineData("\\u004d\\u004f\\u0044\\u0045\\u004c", "model")]
    [InlineData("\\u004dax\\u005fcompletion\\u005ftokens", "max_completion_tokens")]
    public void Another_spelling_of_a_known_field_is_refused_with_the_right_one(string written, string right)
    {
        var error = Read($$$"""{"model":"m","messages":[{}],"{{{written}}}":1}""");

        Assert.Equal((400, "misspelled_parameter", right), (error?.Status, error?.Code, error?.Param));
        Assert.Contains($"\"{right}\"", error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mode\\u006c", "\"b\"", "model")]
    [InlineData("\\u006d\\u0061\\u0078_completion_tokens", "1", "max_completion_tokens")]
    [InlineData("temperature", "1", "temperature")]
    [InlineData("t\\u006fols", "[]", "tools")]
    [InlineData("service_tier", "\"flex\"", "service_tier")]
    public void A_known_field_stands_once_however_it_is_escaped(string written, string value, string name)
    {
        const string Once = "\"model\":\"m\",\"messages\":[{}],\"max_completion_tokens\":1,\"temperature\":0,\"tools\":[],\"service_tier\":null";

        var error = Read($"{{{Once},\"{written}\":{value}}}");

        Assert.Equal(("duplicate_parameter", name), (error?.Code, error?.Param));
    }

    [Theory]
    [InlineData(nameof(Operation.Embeddings), "{\"model\":\"m\",\"input\":\"a\",\"Input\":\"b\"}", "input")]
    [InlineData(nameof(Operation.Embeddings), "{\"model\":\"m\",\"input\":\"a\",\"encodingFormat\":\"b\"}", "encoding_format")]
    [InlineData(nameof(Operation.Images), "{\"model\":\"m\",\"prompt\":\"a\",\"PROMPT\":\"b\"}", "prompt")]
    [InlineData(nameof(Operation.Images), "{\"model\":\"m\",\"prompt\":\"a\",\"Quality\":\"high\"}", "quality")]
    [InlineData(nameof(Operation.Chat), "{\"stream_options\":{\"Include_Usage\":false}}", "include_usage")]
    [InlineData(nameof(Operation.Chat), "{\"stream_options\":{\"include_usage\":true,\"include\\u005fusage\":false}}", "include_usage")]
    public void Every_wire_has_its_own_fields_and_options_have_theirs(string operation, string body, string name) =>
        Assert.Equal(name, Read(body, Enum.Parse<Operation>(operation))?.Param);

    [Theory]
    [InlineData("{\"model\":\"m\",\"messages\":[{\"Role\":\"a\",\"Model\":1}],\"num_ctx\":5,\"Prompt\":\"a\",\"추가\":1,\"models\":[]}")]
    [InlineData("{\"mode\\u006c\":\"m\",\"messa\\u0067es\":[{}],\"strea\\u006d\":false,\"\":1,\"_\":2}")]
    public void What_the_gateway_does_not_know_passes_and_so_does_an_escaped_name(string body) => Assert.Null(Read(body));

    private static GatewayError? Read(string body, Operation operation = Operation.Chat) =>
        RequestReader.Read(Encoding.UTF8.GetBytes(body), Doors.Of(operation), new ModelNames(), out _);
}
