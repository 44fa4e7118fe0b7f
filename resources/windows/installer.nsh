; The installer's first page. Windows asks about the firewall at Camwall's first start, and whoever says no
; there has a wall without cameras; so it is said before.
!macro customWelcomePage
  !define MUI_WELCOMEPAGE_TITLE "Camwall: the camera wall for imageZMQ"
  !define MUI_WELCOMEPAGE_TEXT "Cameras send their pictures to this computer over the network.$\r$\n$\r$\nSo Windows asks at the first start whether Camwall may be reached. Allow it for private networks: otherwise no camera appears on the wall.$\r$\n$\r$\nYou can change it later in Windows Security, Firewall, Allow an app."
  !insertmacro MUI_PAGE_WELCOME
!macroend
