using System.Text.Json;
using Maru.Cli.Wire;
using Spectre.Console;

namespace Maru.Cli.Screen;

/// <summary>The only way to the screen: text for people, or one JSON document for programs.</summary>
internal sealed class Output
{
    private readonly Surroundings _around;
    private readonly IAnsiConsole _console;

    public Output(Surroundings around, bool json)
    {
        (_around, IsJson) = (around, json);
        var plain = around.OutputRedirected || !string.IsNullOrEmpty(around.Variable("NO_COLOR"));
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(around.Out),
        });

        // Spectre takes 80 for a pipe and would break ids in two.
        _console.Profile.Width = around.OutputRedirected ? WidePipe : around.Width;
    }

    private const int WidePipe = 1000;

    public bool IsJson { get; }

    public ExitCode Show(Answer answer, Action<JsonElement> asText)
    {
        if (answer.Refusal is { } refusal)
        {
            return Refuse(refusal);
        }

        Print(answer.Body, asText);
        return ExitCode.Ok;
    }

    /// <summary>The document, or its text. What has no body is an empty object.</summary>
    public void Print(JsonElement body, Action<JsonElement> asText)
    {
        if (IsJson)
        {
            _around.Out.WriteLine(body.ValueKind == JsonValueKind.Undefined ? "{}" : JsonSerializer.Serialize(body, WireJson.Options));
        }
        else
        {
            asText(body);
        }
    }

    public void PrintObject(object body, Action asText) => Print(JsonSerializer.SerializeToElement(body, WireJson.Options), _ => asText());

    public ExitCode Refuse(Refusal refusal)
    {
        _around.Error.WriteLine(IsJson ? RefusalText.Json(refusal) : RefusalText.Lines(refusal, _around.Language));
        return refusal.ExitCode;
    }

    public void Say(Phrase phrase, params object?[] values) => Line(phrase.In(_around.Language, values));

    public void Line(string text)
    {
        if (!IsJson)
        {
            _around.Out.WriteLine(Plain.Clean(text));
        }
    }

    /// <summary>A remark beside the answer.</summary>
    public void Note(Phrase phrase, params object?[] values)
    {
        if (!IsJson)
        {
            _around.Error.WriteLine(phrase.In(_around.Language, values));
        }
    }

    /// <summary>A piece of a longer text, at once.</summary>
    public void Piece(string text)
    {
        if (!IsJson)
        {
            _around.Out.Write(Plain.Clean(text));
            _around.Out.Flush();
        }
    }

    /// <summary>The rows of a list; says when there are more.</summary>
    public void List(JsonElement body, params Column[] columns)
    {
        var items = body.ValueKind == JsonValueKind.Object && body.TryGetProperty("items", out var inner) ? inner : body;
        if (items.ValueKind != JsonValueKind.Array || items.GetArrayLength() == 0)
        {
            Say(Texts.None);
            return;
        }

        var table = new Table().Border(TableBorder.None);
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(new Text(column.Heading, new Style(decoration: Decoration.Bold))).NoWrap().PadRight(2));
        }

        foreach (var row in items.EnumerateArray())
        {
            table.AddRow(columns.Select(c => new Text(c.Read(row, _around.Clock.LocalTimeZone))));
        }

        _console.Write(table);
        if (body.Text("next_cursor") is { } next)
        {
            Note(Texts.PartOf, items.GetArrayLength(), body.Int("total"), Plain.Clean(next));
        }
    }

    /// <summary>One thing, a field a line.</summary>
    public void Card(JsonElement body, params Column[] columns)
    {
        var width = columns.Max(c => c.Heading.Length) + 2;
        foreach (var column in columns)
        {
            Line(column.Heading.ToLowerInvariant().PadRight(width) + column.Read(body, _around.Clock.LocalTimeZone));
        }
    }
}
