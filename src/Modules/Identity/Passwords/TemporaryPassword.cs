using System.Security.Cryptography;
using Maru.Modules.Identity.Accounts;

namespace Maru.Modules.Identity.Passwords;

/// <summary>
/// An account with the password an administrator hands over, this once. A class, so that printing it does not print the password.
/// </summary>
internal sealed class TemporaryPassword(Account account, string text)
{
    // Without letters and digits that are easily confused with each other.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Length = 20;

    public Account Account => account;

    public string Text => text;

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);
}
