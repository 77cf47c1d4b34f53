using System.Buffers;
using System.Text.Json;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Estimating;
using Maru.Modules.Llm.Providers;

namespace Maru.Modules.Llm.Calls.Measuring;

/// <summary>
/// Counts what a request costs as input when its provider never said. Its texts are counted; pictures, numbers and the like keep the
/// admission's estimate, which also stands in where this counts less than it should.
/// </summary>
internal static class PromptTokens
{
    private const int Messages = 2;

    // Beside the role, which is text, and the object and the list, which the admission counts.
    private const int PerMessage = 2;
    private const int PerAnswer = 2;

    /// <summary>The texts alone, which is less than any provider can count, and the whole request.</summary>
    public static (int Text, int Whole) Count(ProviderCall call, TokenCounter tokens)
    {
        using var text = new WrittenText();
        var (estimated, messages) = Read(call, text);
        var counted = tokens.Count(call.Route.Model, text);
        var overhead = call.Operation is Operation.Chat ? (PerMessage * messages) + PerAnswer : 0;
        var whole = Math.Max(counted, (long)counted + call.EstimatedInputTokens - estimated) + overhead;
        return (counted, (int)Math.Min(int.MaxValue, whole));
    }

    // What the admission estimated for the texts, and how many messages there are.
    private static (long Estimated, int Messages) Read(ProviderCall call, WrittenText text)
    {
        var json = new Utf8JsonReader(call.Body.Span);
        var (estimated, messages, skips, inMessages) = (0L, 0, false, false);
        try
        {
            while (json.Read())
            {
                if (json.TokenType is JsonTokenType.PropertyName)
                {
                    skips = IsNoText(ref json, call.Operation);
                    inMessages = json.CurrentDepth == 1 ? NamesMessages(ref json, call.Operation) : inMessages;

                    // What a message's members are called is no text to the model; the overhead stands for it.
                    estimated += inMessages && json.CurrentDepth == Messages + 1 ? TokenEstimate.OfText(json.ValueSpan) : 0;
                }
                else if (json.TokenType is JsonTokenType.String && !skips && !json.ValueSpan.StartsWith("data:"u8))
                {
                    estimated += TokenEstimate.OfText(json.ValueSpan);
                    Take(ref json, text);
                }

                messages += inMessages && json.TokenType is JsonTokenType.StartObject && json.CurrentDepth == Messages ? 1 : 0;
            }
        }
        catch (JsonException)
        {
            // Checked before it was sent; what was read so far is counted.
        }

        return (estimated, messages);
    }

    private static bool NamesMessages(ref Utf8JsonReader json, Operation operation) =>
        json.ValueTextEquals("messages"u8) || (operation is Operation.Chat && json.ValueTextEquals("input"u8));

    private static bool IsNoText(ref Utf8JsonReader json, Operation operation) =>
        (json.CurrentDepth == 1 && (json.ValueTextEquals("model"u8) || json.ValueTextEquals("stream_options"u8)))
        || (operation is Operation.Images
            && (json.ValueTextEquals("image"u8) || json.ValueTextEquals("images"u8) || json.ValueTextEquals("mask"u8)))
        || json.ValueTextEquals("url"u8) || json.ValueTextEquals("image_url"u8) || json.ValueTextEquals("data"u8)
        || json.ValueTextEquals("file_data"u8) || json.ValueTextEquals("file_id"u8) || json.ValueTextEquals("b64_json"u8)
        || json.ValueTextEquals("result"u8);

    private static void Take(ref Utf8JsonReader json, WrittenText text)
    {
        if (!json.ValueIsEscaped || text.Bytes > WrittenText.MostKept)
        {
            text.Add(json.ValueSpan);
            return;
        }

        var rented = ArrayPool<byte>.Shared.Rent(json.ValueSpan.Length);
        text.Add(rented.AsSpan(0, json.CopyString(rented)));
        ArrayPool<byte>.Shared.Return(rented);
    }
}
