using System.CommandLine;
using Maru.Cli.Screen;

namespace Maru.Cli.Commands;

/// <summary>The filters of the audit log.</summary>
internal sealed class AuditWish(Grammar grammar)
{
    private readonly (string Name, Option<string?> Option)[] _filters =
    [
        ("user_id", grammar.Option<string?>("--user", HelpTexts.AuditUser)),
        ("action", grammar.Option<string?>("--action", HelpTexts.AuditAction)),
        ("resource", grammar.Option<string?>("--resource", HelpTexts.AuditResource)),
        ("resource_id", grammar.Option<string?>("--id", HelpTexts.Id)),
        ("status", grammar.Option<string?>("--status", HelpTexts.AuditStatus)),
        ("start_date", grammar.Option<string?>("--from", HelpTexts.From)),
        ("end_date", grammar.Option<string?>("--to", HelpTexts.To)),
        ("text", grammar.Option<string?>("--text", HelpTexts.AuditText)),
    ];

    public IEnumerable<Option> Options => _filters.Select(f => f.Option);

    public (string Name, object? Value)[] Query(Invocation run) =>
        [.. _filters.Select(f => (NameFor(f.Name, run.Get(f.Option)), (object?)run.Get(f.Option)))];

    // Days and instants are different parameters of the log.
    private static string NameFor(string name, string? value) => (name, value?.Contains('T', StringComparison.Ordinal)) switch
    {
        ("start_date", true) => "from",
        ("end_date", true) => "to",
        _ => name,
    };
}
