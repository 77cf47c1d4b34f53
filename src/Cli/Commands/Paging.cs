using System.CommandLine;
using Maru.Cli.Screen;

namespace Maru.Cli.Commands;

/// <summary>The options of every list: which part of it.</summary>
internal sealed class Paging(Grammar grammar)
{
    private readonly Option<int?> _page = grammar.Option<int?>("--page", HelpTexts.Page);
    private readonly Option<int?> _size = grammar.Option<int?>("--page-size", HelpTexts.PageSize);
    private readonly Option<string?> _cursor = grammar.Option<string?>("--cursor", HelpTexts.Cursor);

    public Symbol[] Options => [_page, _size, _cursor];

    public (string Name, object? Value)[] Query(Invocation run, params (string Name, object? Value)[] more) =>
        [.. more, ("page", run.Get(_page)), ("page_size", run.Get(_size)), ("cursor", run.Get(_cursor))];
}
