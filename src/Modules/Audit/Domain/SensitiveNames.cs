using System.Text;

namespace Maru.Modules.Audit.Domain;

/// <summary>Whether what bears a name must not be shown. Whole words count: <c>author</c> is not <c>auth</c>, <c>mapping</c> is not <c>pin</c>.</summary>
internal static class SensitiveNames
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "password", "passwords", "passwd", "pwd", "passphrase", "passcode", "token", "tokens", "jwt", "secret", "secrets", "apikey", "apikeys",
        "authorization", "auth", "bearer", "cookie", "cookies", "credential", "credentials", "ssn", "rrn", "card", "cvv", "cvc", "phone", "mobile", "tel",
        "telephone", "address", "addresses", "email", "emails", "birth", "birthday", "birthdate", "dob", "passport", "account", "iban", "pin", "otp",
    };

    // Word pairs; the second alone says nothing.
    private static readonly HashSet<string> Pairs = new(StringComparer.Ordinal)
    {
        "api key", "api keys", "access key", "private key", "encryption key", "signing key", "secret key", "resident number",
        "resident registration", "e mail", "license number", "licence number",
    };

    // Names that hold a sensitive word and nothing sensitive.
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "ip address", "remote address", "base address", "account id", "account ids", "owner account id", "account type", "account name", "token type", "token version",
        "token count", "max tokens", "max output tokens", "max completion tokens", "min tokens", "tokens per minute", "tokens in", "tokens out",
        "tokens cached", "tokens reasoning", "total tokens", "prompt tokens", "completion tokens", "input tokens", "output tokens", "api key id",
        "api key ids", "client key id", "key id", "signing key id", "password changed at", "must change password", "email verified", "has secret", "has password",
        "card count", "secret prefix",
    };

    // Korean compounds are written together, so the end of the word counts.
    private static readonly string[] Korean =
    [
        "비밀번호", "암호", "패스워드", "토큰", "비밀키", "인증키", "인증번호", "시크릿", "주민번호", "주민등록번호", "카드번호", "카드", "전화번호", "전화", "휴대폰", "휴대폰번호",
        "휴대전화", "연락처", "주소", "이메일", "메일", "생년월일", "생일", "여권", "여권번호", "계좌", "계좌번호", "핀번호",
    ];

    public static bool Covers(string name)
    {
        var words = NameWords.Of(name);
        if (Harmless.Contains(string.Join(' ', words)))
        {
            return false;
        }

        for (var i = 0; i < words.Count; i++)
        {
            if (Words.Contains(words[i]) || IsKorean(words[i])
                || (i > 0 && Pairs.Contains($"{words[i - 1]} {words[i]}")))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsKorean(string word) =>
        !Ascii.IsValid(word) && Array.Exists(Korean, end => word.EndsWith(end, StringComparison.Ordinal));
}
