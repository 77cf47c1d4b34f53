namespace Maru.Host;

/// <summary>What a person reads in their terminal when the server is up. What to open comes last, and alone on its line.</summary>
internal sealed class WelcomeText
{
    private const string Bold = "\u001b[1;36m";
    private const string Plain = "\u001b[0m";

    /// <summary>What stands for an address that the server does not know.</summary>
    public const string ProxyAddress = "ADDRESS-OF-THE-PROXY";

    /// <summary>What a browser opens; null: the server listens at a socket, behind a proxy.</summary>
    public required string? Address { get; init; }

    /// <summary>Where the server listens.</summary>
    public required string Bound { get; init; }

    /// <summary>Makes the first administrator; null: there is one.</summary>
    public required string? Token { get; init; }

    /// <summary>Where the data lies.</summary>
    public required string Place { get; init; }

    /// <summary>Why there is no web front end; null: there is one.</summary>
    public required string? WithoutWeb { get; init; }

    /// <summary>How the command line program is called here.</summary>
    public required string Cli { get; init; }

    public required bool HasColour { get; init; }

    public override string ToString() => $"""

        Maru is running. Its data: {Place}
        Ctrl+C stops it.
        {Behind}{(WithoutWeb is null ? "" : $"\n{WithoutWeb}\n")}{(Token is null ? "" : $"\n{Invitation}\n")}
          {(HasColour ? Bold : "")}{Way}{(HasColour ? Plain : "")}

        """;

    private string Behind => Address is null ? $"\nIt listens at the socket {Bound["http://unix:".Length..]}, for a proxy.\n" : "";

    private string Invitation => WithoutWeb is null
        ? "There is no administrator yet. Make yours with this link; it works once:"
        : "There is no administrator yet. Make yours with this command; its token works once:";

    private string Way =>
        Token is null ? $"{Address ?? ProxyAddress}/"
        : WithoutWeb is null ? $"{Address ?? ProxyAddress}/set-up#{Token}"
        : $"{Cli} set-up --server {Address ?? ProxyAddress} --token {Token}";
}
