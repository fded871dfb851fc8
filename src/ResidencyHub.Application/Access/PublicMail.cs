namespace ResidencyHub.Application.Access;

/// <summary>Mail domains at which anybody can have an address: two people there need have nothing to do with each other.</summary>
internal static class PublicMail
{
    private static readonly HashSet<string> _domains = new(StringComparer.OrdinalIgnoreCase)
    {
        "gmail.com", "googlemail.com", "msn.com", "passport.com", "icloud.com", "me.com", "mac.com", "aol.com", "aim.com", "proton.me", "protonmail.com", "pm.me",
        "mail.com", "email.com", "usa.com", "zoho.com", "zohomail.com", "fastmail.com", "fastmail.fm", "hey.com", "duck.com", "tutanota.com", "tuta.com", "hushmail.com", "inbox.com", "rocketmail.com", "ymail.com",
        "comcast.net", "xfinity.com", "att.net", "sbcglobal.net", "bellsouth.net", "pacbell.net", "ameritech.net", "verizon.net", "cox.net", "charter.net", "spectrum.net", "rr.com", "roadrunner.com", "twc.com", "earthlink.net",
        "mindspring.com", "juno.com", "netzero.net", "optonline.net", "optimum.net", "frontier.com", "frontiernet.net", "centurylink.net", "q.com", "windstream.net", "suddenlink.net", "cableone.net", "mediacombb.net", "wowway.com", "tds.net",
        "web.de", "t-online.de", "freenet.de", "orange.fr", "free.fr", "laposte.net", "sfr.fr", "libero.it", "virgilio.it", "btinternet.com", "sky.com", "virginmedia.com", "rogers.com", "shaw.ca", "bell.net", "sympatico.ca", "telus.net",
        "bigpond.com", "optusnet.com.au", "xtra.co.nz", "rediffmail.com", "qq.com", "163.com", "126.com", "sina.com", "foxmail.com", "naver.com", "daum.net", "hanmail.net", "mail.ru", "bk.ru", "list.ru", "rambler.ru", "prodigy.net.mx", "uol.com.br", "bol.com.br", "terra.com.br",
    };

    /// <summary>The same house under the ends of many countries: "yahoo.co.uk", "gmx.at".</summary>
    private static readonly HashSet<string> _houses = new(StringComparer.OrdinalIgnoreCase) { "yahoo", "gmx", "yandex", "hotmail", "live", "outlook" };

    /// <param name="email">A whole address.</param>
    public static bool Is(string email)
    {
        var domain = email[(email.LastIndexOf('@') + 1)..].Trim().TrimEnd('.');
        return _domains.Contains(domain) || domain.Split('.') is [var house, .. var end] && _houses.Contains(house) && IsCountry(end);
    }

    private static bool IsCountry(string[] end) => end is ["com"] or [{ Length: 2 }] or ["co" or "com", { Length: 2 }];
}
