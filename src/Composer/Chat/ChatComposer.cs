using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Maru.Composer.Language;
using Maru.Composer.Schema;
using Maru.Composer.Writing;

namespace Maru.Composer.Chat;

/// <summary>Decides what to answer. The same question always gets the same answer.</summary>
public static class ChatComposer
{
    private const int MostPhrases = 8;

    // The answer is separate JSON, never part of HTML, so Korean need not be escaped.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The answer; null when the client's schema cannot be filled.</summary>
    /// <param name="question">What was asked.</param>
    /// <exception cref="AllowanceSpentException">The question costs too much.</exception>
    public static ChatAnswer? Compose(ChatQuestion question)
    {
        var task = WritingTask.Find(question.Messages.Select(m => (m.Role, m.Text)), question.Allowance);
        var afterTool = question.Last.Role is "tool" or "function";
        var heard = afterTool ? question.Last.Text : question.LastOfUser;
        var text = task is not null ? TaskWriter.Write(task, question.Seed)
            : afterTool ? ToolSummary.Of(question.Last.Text, Hangul.IsIn(question.LastOfUser))
            : FreeTalk.Of(question);
        var phrases = task is { Phrases.Count: > 0 } ? task.Phrases : KeyPhrases.Of(heard, MostPhrases);
        var words = new FillWords(task is null && !afterTool ? FreeTalk.OneLine(heard) : text, heard, phrases, task?.Persona);
        if (question.Tool is { } tool)
        {
            return Filled(question.ToolSchema, words, question.Allowance) is { } arguments
                ? ChatAnswer.Of(arguments, question, tool) : null;
        }

        return question.Format switch
        {
            "json_schema" => Filled(question.Schema, words, question.Allowance) is { } instance ? ChatAnswer.Of(instance, question) : null,
            "json_object" => ChatAnswer.Of(SmallObject(words), question),
            _ => ChatAnswer.Of(text, question),
        };
    }

    private static string? Filled(JsonElement schema, FillWords words, Allowance allowance)
    {
        if (schema.ValueKind == JsonValueKind.Undefined)
        {
            return "{}";
        }

        try
        {
            return new SchemaFiller(schema, words, allowance).TryFill(out var node) ? node?.ToJsonString(Readable) ?? "null" : null;
        }
        catch (AllowanceSpentException spent)
        {
            throw new AllowanceSpentException(spent.Fault with { Code = "invalid_schema" });
        }
    }

    private static string SmallObject(FillWords words) => new JsonObject
    {
        ["composer"] = ComposerMark.Fingerprint,
        ["answer"] = words.Main,
        ["key_points"] = new JsonArray([.. words.Phrases.Take(FreeTalk.MostPoints).Select(p => (JsonNode)p)]),
    }.ToJsonString(Readable);
}
