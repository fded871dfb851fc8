using System.Globalization;

namespace ResidencyHub.Application.UseCases;

/// <summary>The language of pages, letters and files: American English, whatever the server's own is. English sentences with German month names help nobody.</summary>
public static class HubCulture
{
    /// <summary>Sets it for every thread of the process. The first line of the program.</summary>
    public static void Use()
    {
        var english = CultureInfo.GetCultureInfo("en-US");
        (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.DefaultThreadCurrentUICulture) = (english, english);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (english, english);
    }
}
