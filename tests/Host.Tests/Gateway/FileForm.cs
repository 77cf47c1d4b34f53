using System.Net.Http.Headers;
using Maru.Host.Tests.Acceptance;

namespace Maru.Host.Tests.Gateway;

/// <summary>Requests that come as forms with a file, and a world in which every provider has a key.</summary>
internal static class FileForm
{
    /// <summary>Every byte there is, and what looks like a boundary.</summary>
    public static byte[] Sound { get; } = [.. Enumerable.Range(0, 70_000).Select(i => (byte)i), .. "\r\n--boundary--\r\n"u8];

    public static async Task<GatewayWorld> WithEveryKeyAsync(this Worlds worlds)
    {
        var world = await worlds.FreshAsync();
        await world.Host.AddKeyAsync();
        await world.Host.AddKeyAsync(Stocking.GeminiKey, provider: "gemini");
        await world.Host.AddKeyAsync("sk-ant-good-1234567890abcdef", provider: "anthropic");
        await world.Host.PostAsync(Asking.Keys, new
        {
            provider = "openai_compatible",
            api_key = Stocking.OpenAiKey,
            base_url = world.Simulator.OpenAiBase,
        });
        return world;
    }

    public static async Task<HttpResponseMessage> SendAsync(GatewayWorld world, string path, MultipartFormDataContent form)
    {
        using (form)
        {
            return await world.Program.PostAsync(new Uri(path, UriKind.Relative), form);
        }
    }

    public static MultipartFormDataContent Of(string model, params (string Name, string Value)[] fields) => Of(model, "file", fields);

    public static MultipartFormDataContent Of(string model, string file, params (string Name, string Value)[] fields)
    {
        var sound = new ByteArrayContent(Sound);
        sound.Headers.ContentType = new MediaTypeHeaderValue("audio/mpeg");
        var form = new MultipartFormDataContent { { sound, file, "talk.mp3" }, { new StringContent(model), "model" } };
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        return form;
    }
}
