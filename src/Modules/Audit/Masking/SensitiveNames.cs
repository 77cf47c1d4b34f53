using System.Text;

namespace Maru.Modules.Audit.Masking;

/// <summary>
/// Whether a value with this name must not be shown. Only whole words count: <c>author</c> is not <c>auth</c>, <c>mapping</c> is not
/// <c>pin</c>.
/// </summary>
internal static class SensitiveNames
{
    private const int ShortName = 100;

    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "password", "passwords", "passwd", "pwd", "passphrase", "passcode", "token", "tokens", "jwt", "secret", "secrets", "apikey", "apikeys",
        "authorization", "auth", "bearer", "cookie", "cookies", "credential", "credentials", "ssn", "rrn", "card", "cvv", "cvc", "phone", "mobile", "tel",
        "telephone", "address", "addresses", "email", "emails", "birth", "birthday", "birthdate", "dob", "passport", "account", "iban", "pin", "otp",
        "username", "usernames", "nickname",
    };

    // Word pairs; the second word alone is harmless.
    private static readonly HashSet<string> Pairs = new(StringComparer.Ordinal)
    {
        "api key", "api keys", "access key", "private key", "encryption key", "signing key", "secret key", "resident number",
        "resident registration", "e mail", "license number", "licence number",
        "user name", "user names", "display name", "full name", "first name", "last name", "family name", "given name",
    };

    // Names that contain a sensitive word but no sensitive value.
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "ip address", "remote address", "base address", "account id", "account ids", "owner account id", "account type", "account name", "token type", "token version",
        "token count", "max tokens", "max output tokens", "max completion tokens", "min tokens", "tokens per minute", "tokens in", "tokens out",
        "tokens cached", "tokens reasoning", "total tokens", "prompt tokens", "completion tokens", "input tokens", "output tokens", "api key id",
        "api key ids", "client key id", "key id", "signing key id", "password changed at", "must change password", "email verified", "has secret", "has password",
        "card count", "secret prefix",
    };

    // Korean compounds are written as one word, so the end of the word counts.
    private static readonly string[] Korean =
    [
        "비밀번호", "암호", "패스워드", "토큰", "비밀키", "인증키", "인증번호", "시크릿", "주민번호", "주민등록번호", "카드번호", "카드", "전화번호", "전화", "휴대폰", "휴대폰번호",
        "휴대전화", "연락처", "주소", "이메일", "메일", "생년월일", "생일", "여권", "여권번호", "계좌", "계좌번호", "핀번호",
        "사용자명", "사용자이름", "성명", "실명", "별명",
    ];

    public static bool Covers(string name)
    {
        var room = name.Length <= ShortName ? stackalloc char[2 * ShortName] : new char[2 * name.Length];
        var words = room[..NameWords.Write(name, room)];
        if (Harmless.GetAlternateLookup<ReadOnlySpan<char>>().Contains(words))
        {
            return false;
        }

        var (known, pairs) = (Words.GetAlternateLookup<ReadOnlySpan<char>>(), Pairs.GetAlternateLookup<ReadOnlySpan<char>>());
        for (int start = 0, before = -1; start < words.Length;)
        {
            var length = words[start..].IndexOf(' ') is >= 0 and var blank ? blank : words.Length - start;
            var word = words.Slice(start, length);
            if (known.Contains(word) || IsKorean(word) || (before >= 0 && pairs.Contains(words[before..(start + length)])))
            {
                return true;
            }

            (before, start) = (start, start + length + 1);
        }

        return false;
    }

    private static bool IsKorean(ReadOnlySpan<char> word)
    {
        if (Ascii.IsValid(word))
        {
            return false;
        }

        foreach (var end in Korean)
        {
            if (word.EndsWith(end, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
