namespace Maru.Modules.Tests.Llm.Anthropic;

public sealed class MessagesRefusalTests
{
    [Theory]
    [InlineData("""{"type":"input_audio","input_audio":{"data":"aGk=","format":"wav"}}""", "unsupported_modality")]
    [InlineData("""{"type":"image_url","image_url":{"url":"data:image/tiff;base64,aGk="}}""", "unsupported_file")]
    [InlineData("""{"type":"file","file":{"file_data":"data:application/zip;base64,aGk="}}""", "unsupported_file")]
    [InlineData("""{"type":"file","file":{"file_id":"file-1"}}""", "unknown_file")]
    public void Other_media_are_refused_by_their_place(string part, string code)
    {
        var (_, _, error) = Claude.Written($$"""{"messages":[{"role":"user","content":[{{part}}]}]}""");

        Assert.Equal((400, code), (error!.Status, error.Code));
        Assert.StartsWith("messages[0].content[0]", error.Param, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"messages":[{"role":"user","content":"hi"}],"n":2}""", "unsupported_value", "n")]
    [InlineData("""{"messages":[{"role":"user","content":"hi"}],"logprobs":true}""", "unsupported_parameter", "logprobs")]
    [InlineData("""{"messages":[{"role":"user","content":"hi"},{"role":"user","content":" "}]}""", "empty_message", "messages[1]")]
    [InlineData("""{"messages":[{"role":"user","content":"hi"}],"max_tokens":1.5}""", "invalid_type", "max_tokens")]
    [InlineData("""{"messages":[{"role":"assistant","content":""}]}""", "missing_messages", "messages")]
    public void What_would_be_lost_on_the_client_is_refused(string body, string code, string param)
    {
        var (_, _, error) = Claude.Written(body);

        Assert.Equal((400, code, param), (error!.Status, error.Code, error.Param));
    }
}
