namespace Maru.Modules.Identity.SigningUp;

/// <summary>The input of a person who wants an account. A class, so that printing it does not print the password.</summary>
internal sealed class Application
{
    public string? Username { get; init; }

    public string? Password { get; init; }

    public string? Email { get; init; }

    public string? DisplayName { get; init; }

    public string? Locale { get; init; }

    public string? TimeZone { get; init; }
}
