"""Find a misremembered quotation: cheap candidates first, costly scores on few."""
