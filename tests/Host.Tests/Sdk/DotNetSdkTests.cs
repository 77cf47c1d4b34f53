using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using OpenAI;
using OpenAI.Audio;
using OpenAI.Chat;
using OpenAI.Embeddings;
using OpenAI.Images;

namespace Maru.Host.Tests.Sdk;

/// <summary>The official OpenAI SDK for .NET, unchanged, against the built-in composer and both vendors' wire.</summary>
public sealed class DotNetSdkTests
{
    private static readonly ChatTool Weather = ChatTool.CreateFunctionTool("get_weather", "The weather of a city.",
        BinaryData.FromString("""{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}"""));

    public static TheoryData<string> Providers => ["builtin", "openai", "gemini"];

    [Theory, MemberData(nameof(Providers))]
    public async Task Chat_answers_with_text_and_usage(string provider)
    {
        await using var world = await SdkWorld.StartAsync(provider);

        var answer = (await Chat(world).CompleteChatAsync("Say hello.")).Value;

        Assert.NotEmpty(answer.Content[0].Text);
        Assert.Equal(ChatFinishReason.Stop, answer.FinishReason);
        Assert.True(answer.Usage.TotalTokenCount > 0);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_stream_arrives_in_pieces_and_ends_with_its_reason(string provider)
    {
        await using var world = await SdkWorld.StartAsync(provider);
        var text = "";
        ChatFinishReason? reason = null;

        await foreach (var update in Chat(world).CompleteChatStreamingAsync("Tell me something long."))
        {
            text += string.Concat(update.ContentUpdate.Select(part => part.Text));
            reason = update.FinishReason ?? reason;
        }

        Assert.NotEmpty(text);
        Assert.Equal(ChatFinishReason.Stop, reason);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_tool_is_called_and_its_result_taken(string provider)
    {
        await using var world = await SdkWorld.StartAsync(provider);
        var options = new ChatCompletionOptions { Tools = { Weather }, ToolChoice = ChatToolChoice.CreateRequiredChoice() };

        var first = (await Chat(world).CompleteChatAsync([new UserChatMessage("Weather in Seoul? use the tool")], options)).Value;
        var call = Assert.Single(first.ToolCalls);
        var second = (await Chat(world).CompleteChatAsync([
            new UserChatMessage("Weather in Seoul?"), new AssistantChatMessage(first), new ToolChatMessage(call.Id, "{\"sky\":\"clear\"}"),
        ])).Value;

        Assert.Equal(ChatFinishReason.ToolCalls, first.FinishReason);
        Assert.Equal("get_weather", call.FunctionName);
        Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(call.FunctionArguments).RootElement.ValueKind);
        Assert.NotEmpty(second.Content[0].Text);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Structured_output_fits_its_schema(string provider)
    {
        await using var world = await SdkWorld.StartAsync(provider);
        var schema = BinaryData.FromString("""{"type":"object","properties":{"title":{"type":"string"},"stars":{"type":"integer"}},"required":["title","stars"],"additionalProperties":false}""");
        var options = new ChatCompletionOptions { ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat("review", schema, jsonSchemaIsStrict: true) };

        var answer = (await Chat(world).CompleteChatAsync([new UserChatMessage("Review the rain.")], options)).Value;

        var review = JsonDocument.Parse(answer.Content[0].Text).RootElement;
        Assert.Equal(JsonValueKind.String, review.GetProperty("title").ValueKind);
        Assert.Equal(JsonValueKind.Number, review.GetProperty("stars").ValueKind);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Embeddings_come_as_vectors(string provider)
    {
        await using var world = await SdkWorld.StartAsync(provider);
        var client = Client(world).GetEmbeddingClient(world.EmbeddingModel);

        var answer = (await client.GenerateEmbeddingsAsync(["rain", "sun"])).Value;

        Assert.Equal(2, answer.Count);
        Assert.All(answer, (OpenAIEmbedding e) => Assert.True(e.ToFloats().Length > 1));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_picture_comes_as_png(string provider)
    {
        await using var world = await SdkWorld.StartAsync(provider);

        GeneratedImage picture = (await Client(world).GetImageClient("image").GenerateImageAsync("a quiet sea")).Value;

        Assert.True(picture.ImageBytes.ToArray().AsSpan(1).StartsWith("PNG"u8));
    }

    [Fact]
    public async Task Sound_and_pictures_go_up_as_files_and_come_back()
    {
        await using var world = await SdkWorld.StartAsync("openai");
        var client = Client(world);

        var written = (await client.GetAudioClient("openai/whisper-1").TranscribeAudioAsync(new MemoryStream([1, 2, 3]), "talk.mp3")).Value;
        var spoken = (await client.GetAudioClient("openai/tts-1").GenerateSpeechAsync("Hello.", GeneratedSpeechVoice.Alloy)).Value;
        var edited = (await client.GetImageClient("image").GenerateImageEditAsync(new MemoryStream([1, 2]), "a.png", "a hat")).Value;

        Assert.Contains("3 bytes of talk.mp3", written.Text, StringComparison.Ordinal);
        Assert.True(spoken.ToArray().AsSpan().StartsWith("ID3"u8));
        Assert.True(edited.ImageBytes.ToArray().AsSpan(1).StartsWith("PNG"u8));
    }

    [Theory]
    [InlineData("text-small", "mk_wrong", 401)]
    [InlineData("no-such-model", null, 404)]
    public async Task Errors_have_their_status(string model, string? key, int status)
    {
        await using var world = await SdkWorld.StartAsync("builtin");

        var refused = await Assert.ThrowsAsync<ClientResultException>(() => Client(world, key).GetChatClient(model).CompleteChatAsync("hi"));

        Assert.Equal(status, refused.Status);
    }

    private static ChatClient Chat(SdkWorld world) => Client(world).GetChatClient("text-small");

    private static OpenAIClient Client(SdkWorld world, string? key = null) => new(
        new ApiKeyCredential(key ?? world.Gateway.Secret),
        new OpenAIClientOptions { Endpoint = new Uri(world.Gateway.Host.Address, "/v1"), RetryPolicy = new ClientRetryPolicy(0) });
}
