using System.CommandLine;
using Maru.Cli.Screen;

namespace Maru.Cli.Commands;

/// <summary>The two options of every list.</summary>
internal sealed class Paging(Grammar grammar)
{
    public Option<int?> Page { get; } = grammar.Option<int?>("--page", HelpTexts.Page);

    public Option<int?> Size { get; } = grammar.Option<int?>("--page-size", HelpTexts.PageSize);

    public (string Name, object? Value)[] Query(Invocation run, params (string Name, object? Value)[] more) =>
        [.. more, ("page", run.Get(Page)), ("page_size", run.Get(Size))];
}
