using System.Globalization;
using System.Text.Json;
using Maru.Composer;
using Maru.Composer.Images;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Providers.Builtin;

/// <summary>Answers <c>/v1/images/generations</c> with painted PNGs. Holds no state between calls.</summary>
internal sealed class ImageAnswerer(TimeProvider clock)
{
    private const int MostPictures = 4;
    private const int LongestPrompt = 32_000;
    private const int PixelsPerToken = 1024;
    private const int StepsPerPixel = 8;
    private static readonly string[] Sizes = ["auto", "1024x1024", "1536x1024", "1024x1536", "512x512", "256x256"];

    public async ValueTask<CallEnd> AnswerAsync(ProviderCall call, ComposerRequest fields, IReply reply, CancellationToken ct)
    {
        var prompt = ReadPrompt(fields);
        var count = fields.WholeNumber("n", 1, MostPictures) ?? 1;
        var size = fields.OneOf("size", Sizes) is { } named and not "auto" ? named : "1024x1024";
        RefuseWhatCannotBe(call, fields);
        if (fields.Error is { } error)
        {
            return BuiltinEnd.Failed(reply, error);
        }

        var sides = size.Split('x');
        var (width, height) = (int.Parse(sides[0], CultureInfo.InvariantCulture), int.Parse(sides[1], CultureInfo.InvariantCulture));
        fields.Allowance.Work((long)count * width * height * StepsPerPixel);
        return await SendAsync(call, prompt, count, new Canvas(width, height), reply, ct);
    }

    private async ValueTask<CallEnd> SendAsync(ProviderCall call, string prompt, int count, Canvas canvas, IReply reply, CancellationToken ct)
    {
        var (prompted, perPicture) = (ComposerTokens.Count(prompt), canvas.Width * canvas.Height / PixelsPerToken);
        var (made, firstByteAt) = (0, 0L);
        try
        {
            var first = Scene.Paint(prompt, 0, canvas, ct);
            firstByteAt = clock.GetTimestamp();
            reply.Start(200, "application/json");
            await using var json = new Utf8JsonWriter(reply.Body);
            WriteStart(json, call.Created, $"{canvas.Width}x{canvas.Height}");
            while (made < count)
            {
                WritePicture(json, made == 0 ? first : Scene.Paint(prompt, made, canvas, ct));

                // Counted before it is sent: a client that leaves while the last bytes are on the way still gets it.
                made++;
                await json.FlushAsync(ct);

                // Else all pictures would gather here, however slowly the client reads.
                await reply.Body.FlushAsync(ct);
            }

            var usage = new TokenUsage(prompted, count * perPicture);
            WriteEnd(json, usage);
            await json.FlushAsync(ct);
            await reply.Body.FlushAsync(ct);
            return BuiltinEnd.Succeeded(reply, usage, firstByteAt, count);
        }
        catch (OperationCanceledException)
        {
            return BuiltinEnd.Cancelled(reply, new TokenUsage(prompted, made * perPicture), firstByteAt, made);
        }
    }

    private static string ReadPrompt(ComposerRequest fields)
    {
        var prompt = fields.Text("prompt");
        if (fields.Missing(prompt, "prompt"))
        {
            return "";
        }

        if (prompt.Length > LongestPrompt)
        {
            fields.Refuse("string_above_max_length", $"'prompt' may be at most {LongestPrompt} characters long.", "prompt");
        }

        return prompt;
    }

    private static void RefuseWhatCannotBe(ProviderCall call, ComposerRequest fields)
    {
        if (fields.Text("response_format") is not (null or "b64_json"))
        {
            fields.Refuse("unsupported_value", "The built-in provider keeps no pictures, so it has no URLs. Ask for 'b64_json'.", "response_format");
        }

        fields.OneOf("output_format", "png");
        fields.OneOf("background", "auto", "opaque");
        if (call.Stream)
        {
            fields.Refuse("unsupported_value", "The built-in provider sends pictures whole. Leave 'stream' out.", "stream");
        }
    }

    private static void WriteStart(Utf8JsonWriter json, long created, string size)
    {
        json.WriteStartObject();
        json.WriteNumber("created", created);
        json.WriteString("background", "opaque");
        json.WriteString("output_format", "png");
        json.WriteString("size", size);
        json.WriteString("system_fingerprint", ComposerMark.Fingerprint);
        json.WriteStartArray("data");
    }

    private static void WritePicture(Utf8JsonWriter json, ReadOnlyMemory<byte> picture)
    {
        json.WriteStartObject();
        json.WriteBase64String("b64_json", picture.Span);
        json.WriteEndObject();
    }

    private static void WriteEnd(Utf8JsonWriter json, TokenUsage usage)
    {
        json.WriteEndArray();
        json.WriteStartObject("usage");
        json.WriteNumber("input_tokens", usage.Input ?? 0);
        json.WriteNumber("output_tokens", usage.Output ?? 0);
        json.WriteNumber("total_tokens", usage.Total);
        json.WriteStartObject("input_tokens_details");
        json.WriteNumber("text_tokens", usage.Input ?? 0);
        json.WriteNumber("image_tokens", 0);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
